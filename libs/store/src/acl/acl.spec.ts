import { AccessBook, Conflict, updatedEntries } from '@tessera/engine';
import type { AccessObject, AclEntry, AclScheme, Asker, DistributionRight, UserFilter } from '@tessera/engine';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { CARD, line, NOW, only } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const EVERYONE: UserFilter = { everyone: true };
const people: readonly Asker[] = ['anna', 'bruno', 'carla'].map((id, index) => ({
  id,
  user: { accountId: id, identityId: uuidv7(), roles: [], groups: [['Configurators'], ['Designers'], []][index] ?? [], unitIds: [], superiorIds: [] },
}));

async function make(createdBy: string, count: number, state = 'processing'): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  const objects = ids.map((id, index) => ({ id, objectType: CARD, state, version: 0, attributes: { product: index % 2 ? 'odd' : 'even', holder: 'Rossi' } }));
  await room.store.transact((transaction) => transaction.write({ ...only(), actorId: createdBy, objects, at: NOW }));
  return ids;
}

const scheme = (level: AclScheme['level'], name: string, entries: readonly AclEntry[]): AclScheme => ({ id: uuidv7(), objectType: CARD, level, name, entries, revision: 0 });

async function present(id: string) {
  const object = await room.objects.find(id);
  if (!object) throw new Error(`there is no card ${id}`);
  return object;
}

const entry = fc.record({
  permission: fc.constantFrom('List' as const, 'Read' as const, 'Update' as const),
  filter: fc.constantFrom<UserFilter>(EVERYONE, { subject: 'group', is: 'Configurators' }, { subject: 'group', is: 'Designers' }, { not: { subject: 'group', is: 'Designers' } }),
  relations: fc.subarray(['self', 'creator'] as const),
});

it('lists, counts and batches contain exactly what is decided in the process', async () => {
  const [scenarioName, own] = ['Quiet', await make('anna', 6)];
  const others = await make('bruno', 6, 'ordered');
  const all = [...own, ...others];
  const model = await room.accessSchemes.saveScheme(scheme('model', CARD, []), 0, line());
  const scenario = await room.accessSchemes.saveScheme(scheme('scenario', scenarioName, []), 0, line());
  const shared = new Map<string, readonly DistributionRight[]>([[all[3] ?? '', ['read']], [all[7] ?? '', ['share', 'delete']]]);
  const [carla] = people.slice(2);
  for (const [id, rights] of shared) await room.accessSchemes.saveDistribution(await present(id), [{ identityId: carla?.user.identityId ?? '', rights }], line());
  for (const id of [own[0] ?? '', others[0] ?? '']) await room.accessSchemes.follow(await present(id), scenario, line());
  const entries = fc.array(entry, { maxLength: 4 });
  await fc.assert(fc.asyncProperty(entries, entries, entries, fc.constantFrom('List' as const, 'Read' as const), async (first, second, third, permission) => {
    await room.dataSource.query('update access_schemes set entries = $2 where id = $1', [model.id, JSON.stringify(first)]);
    await room.dataSource.query('update access_schemes set entries = $2 where id = $1', [scenario.id, JSON.stringify(second)]);
    await room.accessSchemes.follow(await present(own[1] ?? ''), scheme('object', '', third), line());
    const book = new AccessBook(1, await room.accessSchemes.readSchemes());
    for (const asker of people) {
      const scope = book.scope(asker, CARD, [permission]);
      const rights = (id: string) => (asker === carla ? shared.get(id) : undefined);
      const records = await room.objects.findAll(all);
      const expected = records.filter((object: AccessObject) => book.permit(asker, object, permission, rights(object.id)).allowed).map(({ id }) => id);
      const listed = await room.objects.search({ objectType: CARD, within: [scope] });
      expect(listed.items.map(({ id }) => id).sort()).toEqual([...expected].sort());
      const counted = await room.objects.counts(CARD, [scope]);
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      expect(await room.objects.visible(CARD, all, [scope])).toEqual([...expected].sort());
      const even = await room.objects.search({ objectType: CARD, text: 'rossi', attributes: { product: 'even' }, within: [scope] });
      expect(even.items.map(({ id }) => id).sort()).toEqual(records.filter((one) => one.attributes['product'] === 'even' && expected.includes(one.id)).map(({ id }) => id).sort());
    }
  }), { numRuns: 40 });
}, 30_000);

it('objects that say the same of their own share one scheme, and follow the type again when told', async () => {
  const [first = '', second = ''] = await make('anna', 2);
  const entries = updatedEntries([], 'Read', { filter: EVERYONE }, 'overwrite');
  for (const id of [first, second]) await room.accessSchemes.follow(await present(id), scheme('object', '', entries), line());
  const [one, two] = await room.objects.findAll([first, second]);
  expect(one?.schemeId).toBeDefined();
  expect(one?.schemeId).toBe(two?.schemeId);
  await room.accessSchemes.follow(await present(first), undefined, line());
  expect((await room.objects.find(first))?.schemeId).toBeUndefined();
});

it('a scheme that somebody else saved meanwhile, or that objects follow, is a conflict', async () => {
  const saved = await room.accessSchemes.saveScheme(scheme('scenario', 'Taken', []), 0, line());
  await expect(room.accessSchemes.saveScheme(scheme('scenario', 'Taken', []), 0, line())).rejects.toMatchObject({ reason: 'revision-conflict', current: { id: saved.id } });
  await expect(room.accessSchemes.saveScheme(saved, 7, line())).rejects.toBeInstanceOf(Conflict);
  const [id = ''] = await make('anna', 1);
  await room.accessSchemes.follow(await present(id), saved, line());
  await expect(room.accessSchemes.removeScenario(saved, line())).rejects.toEqual(new Conflict('scheme-in-use'));
  await room.accessSchemes.follow(await present(id), undefined, line());
  await room.accessSchemes.removeScenario(saved, line());
});

it('access is not changed on top of what was done to an object, or to its access, since it was looked at', async () => {
  const [id = ''] = await make('anna', 1);
  const seen = await present(id);
  const own = (permission: 'Read' | 'List') => scheme('object', '', updatedEntries([], permission, { filter: EVERYONE }, 'overwrite'));
  await room.accessSchemes.follow(seen, own('Read'), line());
  await expect(room.accessSchemes.follow(seen, own('List'), line())).rejects.toEqual(new Conflict('object-changed'));
  const followed = await present(id);
  await room.dataSource.query('update managed_objects set version = version + 1 where id = $1', [id]);
  await expect(room.accessSchemes.follow(followed, undefined, line())).rejects.toEqual(new Conflict('object-changed'));
  await expect(room.accessSchemes.saveDistribution(followed, [], line())).rejects.toEqual(new Conflict('object-changed'));
  await room.accessSchemes.follow(await present(id), undefined, line());
});

it('every change of a scheme is a new revision of the rules', async () => {
  const before = await room.accessSchemes.revision();
  await room.accessSchemes.saveScheme(scheme('scenario', 'Newest', []), 0, line());
  expect(await room.accessSchemes.revision()).toBeGreaterThan(before);
});
