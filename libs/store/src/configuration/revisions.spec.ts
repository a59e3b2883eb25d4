import { partsOfPath } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { CARD, line } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import { withChangeNote } from './change-note.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const audit = () => line({ action: 'role.saved' });
const rules = { name: 'Shop / 1', address: 'https://shop.example/in', objectTypes: [], actions: ['move'], identification: false, enabled: true };
const head = async () => (await room.configuration.list({ limit: 1 })).items[0];
const saveRole = (title: string, revision: number) => room.roles.save({ name: 'desk', title, permissions: ['temporary-card:read'] }, revision, audit());

it('a house gets its first revision, and no second one of the same', async () => {
  expect((await room.configuration.snapshot()).revision).toBe(0);
  expect(await room.configuration.catchUp(audit(), { origin: 'start' })).toBe(1);
  expect(await room.configuration.catchUp(audit(), { origin: 'start' })).toBeUndefined();
  const { revision, configuration } = await room.configuration.snapshot();
  expect(revision).toBe(1);
  expect([...configuration.keys()]).toEqual([
    'criteria/account/Default', 'criteria/password/Default', 'groups/Administrators', 'groups/Configurators', 'groups/Designers', 'groups/Everyone', 'outbox',
  ]);
  expect(await room.configuration.at(1)).toEqual(configuration);
});

it('every save is a revision of its own with its author and reason, and a save of the same is none', async () => {
  await withChangeNote({ reason: 'the desk opens' }, () => saveRole('Desk', 0));
  expect(await head()).toMatchObject({ number: 2, actorName: 'Anna', reason: 'the desk opens', origin: 'screen', paths: ['roles/desk'], changed: 1 });
  await saveRole('Desk', 1);
  expect((await head())?.number).toBe(2);
  await saveRole('Front desk', 2);
  expect(await room.configuration.changes(3)).toEqual([{
    path: 'roles/desk', before: { title: 'Desk', permissions: ['temporary-card:read'] }, after: { title: 'Front desk', permissions: ['temporary-card:read'] },
  }]);
  expect((await room.configuration.at(2))?.get('roles/desk')).toMatchObject({ title: 'Desk' });
  expect(await room.configuration.at(9)).toBeUndefined();
});

it('what was refused leaves neither revision nor line', async () => {
  const before = await head();
  await expect(saveRole('Late', 1)).rejects.toMatchObject({ name: 'Conflict' });
  expect(await head()).toEqual(before);
});

it('every kind of part is one, under its path', async () => {
  const entry = { id: uuidv7(), useCase: 'Order', enabled: true, options: { amount: 9, note: null }, cron: '0 8 * * *' };
  const scheme = { id: uuidv7(), objectType: CARD, level: 'scenario' as const, name: 'Vault', entries: [{ permission: 'Read' as const, filter: { everyone: true as const } }], revision: 0 };
  const saves: Readonly<Record<string, () => Promise<unknown>>> = {
    [`process-lists/${CARD}/new`]: () => room.processLists.save({ objectType: CARD, place: 'new', revision: 0, entries: [entry] }, 0, audit()),
    'groups/Desk': () => room.groups.create({ name: 'Desk', rule: { subject: 'role', is: 'desk' } }, audit()),
    [`access-schemes/${CARD}/Vault`]: () => room.accessSchemes.saveScheme(scheme, 0, audit()),
    [`models/${CARD}/Visitor`]: () => room.objectModels.save({ id: uuidv7(), objectType: CARD, name: 'Visitor', schemeId: scheme.id, numbering: { prefix: 'V', digits: 4 }, revision: 0 }, 0, audit()),
    [`numbering/${CARD}`]: () => room.numberFormats.save(CARD, { prefix: 'T', digits: 6, first: 1 }, 0, audit()),
    'criteria/password/Strict': () => room.criteria.create({ id: uuidv7(), kind: 'password', name: 'Strict', settings: { minLength: 20 } }, audit()),
    'templates/welcome': () => room.messageTemplates.save({ name: 'welcome', texts: { 'en-US': { subject: 's', text: 't' } } }, 0, audit()),
    'outbox': () => room.outboxSettings.save(30, 0, audit()),
    'connectors/bureau-http': () => room.connectorSettings.save({ name: 'bureau-http', settings: { hostName: 'h' }, sealed: Buffer.from('s'), secretsSet: ['clientSecret'] }, 0, audit()),
    'web-hooks/Shop ~1 1': () => room.webHooks.create(uuidv7(), rules, Buffer.from('s'), audit()),
    'web-hooks/Shop ~1 1~~002': () => room.webHooks.create(uuidv7(), rules, Buffer.from('s'), audit()),
  };
  for (const [path, save] of Object.entries(saves)) {
    const before = (await head())?.number ?? 0;
    await save();
    expect(await head()).toMatchObject({ number: before + 1, paths: [path], changed: 1 });
  }
  const { configuration } = await room.configuration.snapshot();
  const { id: _, ...written } = entry;
  expect(configuration.get(`process-lists/${CARD}/new`)).toEqual({ entries: [written] });
  expect(configuration.get(`models/${CARD}/Visitor`)).toEqual({ scenario: 'Vault', numbers: { prefix: 'V', digits: 4 } });
  expect(configuration.get('connectors/bureau-http')).toEqual({ settings: { hostName: 'h', clientSecret: { secret: 'TESSERA_SECRET_BUREAU_HTTP_CLIENT_SECRET' } } });
  expect(configuration.get('web-hooks/Shop ~1 1~~002')).toMatchObject({ address: rules.address, secret: { secret: 'TESSERA_SECRET_WEB_HOOK_SHOP_1_2' } });
  expect(partsOfPath('web-hooks/Shop ~1 1~~002')).toEqual(['web-hooks', 'Shop / 1']);
});

it('what was removed is gone at its revision, and was there before', async () => {
  const { number = 0 } = (await head()) ?? {};
  await room.groups.remove('Desk', audit());
  expect((await room.configuration.at(number))?.has('groups/Desk')).toBe(true);
  expect((await room.configuration.at(number + 1))?.has('groups/Desk')).toBe(false);
  expect(await room.configuration.at(number + 1)).toEqual((await room.configuration.snapshot()).configuration);
  expect((await room.configuration.changes(number + 1))[0]).toEqual({ path: 'groups/Desk', before: { rule: { subject: 'role', is: 'desk' } } });
});

it('revisions are listed in pages, and by what they changed', async () => {
  const all = (await room.configuration.list({})).items;
  const first = await room.configuration.list({ limit: 4 });
  const next = await room.configuration.list({ limit: 4, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...next.items]).toEqual(all.slice(0, 8));
  expect((await room.configuration.list({ part: 'roles' })).items.map(({ number }) => number)).toEqual([3, 2]);
  expect((await room.configuration.list({ part: 'groups/Desk' })).items).toHaveLength(2);
  await expect(room.configuration.list({ cursor: 'x' })).rejects.toMatchObject({ reason: 'invalid-cursor' });
});

it('changes that meet are revisions one after the other, and each raises the rules', async () => {
  const [before, rules] = [(await head())?.number ?? 0, await room.processLists.revision()];
  await Promise.all(Array.from({ length: 20 }, (_, index) => room.roles.save({ name: `r${index}`, title: 'R', permissions: [] }, 0, audit())));
  const { items } = await room.configuration.list({ limit: 20 });
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => before + 20 - index));
  expect(await room.processLists.revision()).toBeGreaterThanOrEqual(rules + 20);
});

it('nobody changes a revision afterwards', async () => {
  await expect(room.dataSource.query('delete from configuration_parts')).rejects.toThrow('neither changed nor deleted');
  await expect(room.dataSource.query(`update configuration_revisions set reason = 'x'`)).rejects.toThrow('neither changed nor deleted');
});
