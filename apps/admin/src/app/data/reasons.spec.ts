import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AclSchemeView, GroupView, ModelView, NumberingView, RoleView } from '@tessera/api-client';
import { ModelsApi } from '../access-schemes/models.api.js';
import { SchemesApi } from '../access-schemes/schemes.api.js';
import { PluginsApi } from '../plugins/plugins.api.js';
import { AccessApi } from './access.api.js';
import { CriteriaApi, type CriteriaSet, type CriteriaWish } from './criteria.api.js';
import { MailApi } from './mail.api.js';
import { NumberingApi } from './numbering.api.js';
import { OperationsApi } from './operations.api.js';
import { OrganisationApi } from './organisation.api.js';
import { ProcessListsApi } from './process-lists.api.js';
import { WebHooksApi } from './web-hooks.api.js';

const the = TestBed.inject.bind(TestBed);
const rule = { everyone: true } as const;
const group: GroupView = { name: 'g', builtIn: false, rule, revision: 1 };
const body = { name: 'g', rule };
const scheme: AclSchemeView = { level: 'scenario', name: 's', title: 's', revision: 1, entries: [] };
const set = { id: '1', revision: 1 } as CriteriaSet;
const wish = { name: 'w' } as CriteriaWish;
const hook = { name: 'h', address: 'https://example.org', actions: [], objectTypes: [], identification: false, enabled: true };

const CHANGES: readonly (readonly [string, (reason: string) => Promise<unknown>])[] = [
  ['a process list', (reason) => the(ProcessListsApi).save({ type: 'card', place: 'new' }, 1, [], reason)],
  ['a role', (reason) => the(AccessApi).saveRole({ name: 'r', title: 'r', revision: 1 } as RoleView, [], false, reason)],
  ['a default scheme', (reason) => the(SchemesApi).save('card', { ...scheme, level: 'model' }, [], reason)],
  ['a scenario', (reason) => the(SchemesApi).save('card', scheme, [], reason)],
  ['a scenario that goes', (reason) => the(SchemesApi).removeScenario('card', 's', reason)],
  ['a new model', (reason) => the(ModelsApi).save('card', { name: 'm' }, reason)],
  ['a model', (reason) => the(ModelsApi).save('card', { name: 'm' }, reason, { id: '1', revision: 1 } as ModelView)],
  ['a model that goes', (reason) => the(ModelsApi).remove('card', '1', reason)],
  ['a new group', (reason) => the(OrganisationApi).addGroup(body, reason)],
  ['a group', (reason) => the(OrganisationApi).saveGroup(group, body, reason)],
  ['a group that goes', (reason) => the(OrganisationApi).removeGroup('g', reason)],
  ['a numbering', (reason) => the(NumberingApi).save({ objectType: 'card', revision: 1 } as NumberingView, { prefix: '', digits: 6, first: 1 }, reason)],
  ['a connector', (reason) => the(OperationsApi).saveConnector('c', 1, {}, reason)],
  ['a connector that is reset', (reason) => the(OperationsApi).resetConnector('c', 1, reason)],
  ['a template', (reason) => the(MailApi).saveTemplate('t', 1, {} as Parameters<MailApi['saveTemplate']>[2], reason)],
  ['a template that is restored', (reason) => the(MailApi).restoreTemplate('t', 1, reason)],
  ['the outbox', (reason) => the(MailApi).saveSettings(1, 30, reason)],
  ['new account criteria', (reason) => the(CriteriaApi).add('account', wish, reason)],
  ['new password criteria', (reason) => the(CriteriaApi).add('password', wish, reason)],
  ['account criteria', (reason) => the(CriteriaApi).save('account', set, wish, reason)],
  ['password criteria', (reason) => the(CriteriaApi).save('password', set, wish, reason)],
  ['criteria that go', (reason) => the(CriteriaApi).remove('1', reason)],
  ['a new web hook', (reason) => the(WebHooksApi).add(hook, reason)],
  ['a web hook', (reason) => the(WebHooksApi).change('1', 1, hook, reason)],
  ['a web hook that goes', (reason) => the(WebHooksApi).remove('1', reason)],
  ['a package', (reason) => the(PluginsApi).switch('p', 1, true, reason)],
];

async function headerOf(change: (reason: string) => Promise<unknown>, reason: string): Promise<string | null> {
  const http = the(HttpTestingController);
  const done = change(reason);
  const request = http.expectOne(() => true);
  request.flush({});
  await done;
  return request.request.headers.get('Change-Reason');
}

beforeEach(() => TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] }));

it.each(CHANGES)('says why: %s', async (_, change) => {
  expect(await headerOf(change, ' Perché è più sicuro ')).toBe(encodeURIComponent('Perché è più sicuro'));
  expect(await headerOf(change, '')).toBeNull();
});
