import { Catalogue } from '@tessera/engine';
import { defineObjectType, definePlugin } from '@tessera/plugin-api';
import type { KeptEvent } from '@tessera/store';
import { HTTP } from 'cloudevents';
import type { Configuration } from '../house/configuration.js';
import { CloudEvents, EVENT_MEDIA_TYPE } from './cloud-events.js';

const person = defineObjectType({
  name: 'person', title: 'Person', pluralTitle: 'People', group: 'People', permission: 'person:read', label: 'name', states: { active: { title: 'Active', meaning: 'in-use' } },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 100 },
    preferredLanguage: { kind: 'language', title: 'Language' },
    code: { kind: 'text', title: 'Code', maxLength: 100, sensitive: 'ReadIdentification' },
    vault: { kind: 'text', title: 'Vault', maxLength: 100, internal: true },
  },
});
const events = new CloudEvents(
  new Catalogue([{ name: 'people', version: '1.0.0', plugin: definePlugin({ objectTypes: [person] }), locales: {} }]),
  { publicUrl: 'https://house.example' } as Configuration,
);
const at = new Date('2026-03-01T10:00:00Z');
const anna = { id: 'a', name: 'Anna' };
const happened = (more: Partial<KeptEvent['entry']> = {}, object: KeptEvent['object'] | undefined = {
  state: 'active', attributes: { name: 'Bruno', preferredLanguage: 'it-IT', code: 'CF-123', vault: 'ref-9', gone: 'x' },
  common: { created: { date: '2026-01-01T00:00:00.000Z', identity: anna }, frozen: { date: at.toISOString(), identity: anna, position: { id: 'p', name: 'Desk' } }, number: 'P-1' },
}): KeptEvent => ({
  entry: { id: 'e', at, actorId: 'a', actorName: 'Anna', actorPosition: { id: 'p', name: 'Desk', assignment: { id: 'as' }, unit: { id: 'u', name: 'Registry' }, organisation: { id: 'h', name: 'House' } }, action: 'object.frozen', objectType: 'person', objectId: 'o', ...more },
  action: 'freeze', position: '7', ...(object && { object }),
});

it('tells who did what, in which position, with attributes by name and no secrets', () => {
  const sent = events.of(happened(), false);
  expect(JSON.parse(sent)).toEqual({
    specversion: '1.0', id: 'e', source: 'https://house.example', type: 'tessera.person.freeze', subject: 'person/o', time: at.toISOString(),
    datacontenttype: 'application/json', sequence: '00000000000000000007',
    data: {
      Action: 'Freeze',
      Resource: {
        Id: 'o', Type: 'person', State: 'active', Name: 'Bruno', name: 'Bruno', preferredLanguage: 'it-IT', PreferredLanguage: 'it-IT', Number: 'P-1',
        Created: { date: '2026-01-01T00:00:00.000Z', identity: anna }, Frozen: { date: at.toISOString(), identity: anna, position: { id: 'p', name: 'Desk' } },
      },
      UserContextMapping: {
        Identity: anna, Position: { id: 'p', name: 'Desk' }, Assignment: { id: 'as' }, Unit: { id: 'u', name: 'Registry' }, Organization: { id: 'h', name: 'House' },
      },
    },
  });
  expect(HTTP.toEvent({ headers: { 'content-type': EVENT_MEDIA_TYPE }, body: sent })).toMatchObject({ type: 'tessera.person.freeze' });
});

it('carries identification data only for those who were granted it', () => {
  expect(events.of(happened(), false)).not.toContain('CF-123');
  expect(events.of(happened(), true)).toContain('CF-123');
  expect(events.of(happened(), true)).not.toMatch(/ref-9|gone/);
});

it('still tells what happened to an object that is gone, or whose package has left', () => {
  const gone = { entry: happened().entry, action: 'delete', position: '8' };
  expect(JSON.parse(events.of(gone, true))).toMatchObject({ data: { Action: 'Delete', Resource: { Id: 'o', Type: 'person' } } });
  const strange = JSON.parse(events.of(happened({ objectType: 'ghost' }), true)) as { data: { Resource: object } };
  expect(strange.data.Resource).not.toHaveProperty('name');
});

it('tells moves and the use cases behind them', () => {
  const moved = { ...happened({ action: 'object.moved', from: 'new', to: 'active', useCase: 'PeopleProcCreate', runId: 'r' }), action: 'move' };
  expect(JSON.parse(events.of(moved, false))).toMatchObject({ data: { Action: 'Move', From: 'new', To: 'active', UseCase: 'PeopleProcCreate', Run: 'r' } });
});

it.each([['object.acl-set', 'set-acl', 'SetACL'], ['object.distribution-list-set', 'set-acl', 'SetDistributionList'], ['object.customized', 'update', 'Customize']])('calls %s, which is a %s, %s', (action, ours, identifier) => {
  expect(JSON.parse(events.of({ ...happened({ action }), action: ours }, false))).toMatchObject({ type: `tessera.person.${ours}`, data: { Action: identifier } });
});
