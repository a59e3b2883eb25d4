import { openScheme } from '../access/index.js';
import type { AclEntry, AclScheme } from '../access/index.js';
import { createEngine } from '../engine.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import type { EnginePorts, NumberFormat, ObjectModel, Transaction } from '../ports/index.js';
import { parcel, parcels } from '../testing/parcels.js';
import { actionOf } from './action-of.js';
import { withAttachment, withoutAttachment } from './attachments.js';
import { requireAllowed } from './protection.js';
import { lastUpdatedAt } from './statuses.js';

const MODELS: readonly ObjectModel[] = [
  { id: 'm1', objectType: 'parcel', name: 'Large', revision: 1, numbering: { prefix: 'L', digits: 2 } },
  { id: 'm2', objectType: 'parcel', name: 'Small', schemeId: 's2', revision: 1 },
  { id: 'm3', objectType: 'letter', name: 'Letter', revision: 1 },
];
const only = (...permissions: readonly string[]): Actor => ({ ...anybody, permissions: new Set(['parcel:read', ...permissions]) });

interface Store { readonly format?: NumberFormat; readonly entries?: readonly AclEntry[]; readonly without?: keyof EnginePorts; readonly type?: object }

function depot({ format, entries, without, type = parcel }: Store = {}) {
  const house = new MemoryHouse([{ ...parcels, objectTypes: [type as typeof parcel] }]);
  const rebased: (string | undefined)[] = [];
  const open = openScheme('parcel');
  const schemes: readonly AclScheme[] = [{ ...open, id: 'model', entries: entries ?? open.entries }, ...['s2', 'own'].map((one) => ({ ...open, id: one, level: 'scenario' as const }))];
  const ports = {
    store: house.store, processListStore: house.processLists, queue: house.queue, files: house.files, newId: () => 'line', now: () => house.now(),
    models: {
      read: async (id: string) => MODELS.find((one) => one.id === id),
      rebase: async (_transaction: Transaction, _id: string, model?: ObjectModel) => void rebased.push(model?.id),
    },
    numberings: { read: async () => format },
    access: { revision: async () => 1, readSchemes: async () => schemes, rightsOf: async () => new Map() },
  } as unknown as EnginePorts;
  const kept = Object.fromEntries(Object.entries(ports).filter(([name]) => name !== without)) as unknown as EnginePorts;
  const { common } = createEngine(house.catalogue, kept);
  const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
  const change = (more: object) => {
    const present = house.store.memory.objects.get(id);
    if (present) house.store.place([{ ...present, ...more }]);
  };
  return { house, common, id, rebased, change };
}

describe('a model', () => {
  it('is given to an object, with the scheme that holds from then on', async () => {
    const { house, common, id, rebased } = depot();
    const changed = await common.customize(anybody, 'parcel', id, 'm2');
    expect(changed).toMatchObject({ id, modelId: 'm2', schemeId: 's2', version: 2, common: { lastUpdated: { identity: { name: 'Anna Operator' } } } });
    expect(rebased).toEqual(['m2']);
    expect(house.store.memory.audit).toMatchObject([{ action: 'object.customized', objectId: id, changed: { model: { to: 'Small' } } }]);
  });

  it('is taken away again, and its scheme with it', async () => {
    const { house, common, id, rebased, change } = depot();
    change({ modelId: 'm2', schemeId: 's2' });
    const changed = await common.customize(anybody, 'parcel', id, undefined);
    expect([changed.modelId, changed.schemeId]).toEqual([undefined, undefined]);
    expect(changed).not.toHaveProperty('schemeId');
    expect(rebased).toEqual([undefined]);
    expect(house.store.memory.audit[0]?.changed).toEqual({ model: { from: 'Small', to: undefined } });
  });

  it('is exchanged for one without a scheme', async () => {
    const { common, id, change } = depot();
    change({ modelId: 'm2', schemeId: 's2' });
    const changed = await common.customize(anybody, 'parcel', id, 'm1');
    expect(changed.modelId).toBe('m1');
    expect(changed).not.toHaveProperty('schemeId');
  });

  it('is not given twice, unless the object has left its scheme meanwhile', async () => {
    const { house, common, id, rebased, change } = depot();
    change({ modelId: 'm2', schemeId: 's2' });
    expect((await common.customize(anybody, 'parcel', id, 'm2')).version).toBe(1);
    expect([rebased, house.store.memory.audit]).toEqual([[], []]);
    change({ schemeId: 'own' });
    expect((await common.customize(anybody, 'parcel', id, 'm2')).schemeId).toBe('s2');
  });

  it.each(['m3', 'gone'])('has to be one of the type: not %s', async (model) => {
    const { common, id } = depot();
    await expect(common.customize(anybody, 'parcel', id, model)).rejects.toMatchObject({ name: 'NotFound', what: 'model', id: model });
  });

  it('is for whoever has the permission and the right, and not for what belongs to the house', async () => {
    const { common, id, change } = depot({ entries: [{ permission: 'Read', filter: { everyone: true } }] });
    await expect(common.customize(only('parcel:number'), 'parcel', id, 'm1')).rejects.toMatchObject({ name: 'Forbidden', permission: 'parcel:customize' });
    await expect(common.customize(only('parcel:customize'), 'parcel', id, 'm1')).rejects.toMatchObject({ name: 'Forbidden', permission: 'Customize' });
    const open = depot();
    change({});
    open.change({ common: { builtIn: 'first-parcel' } });
    await expect(open.common.customize(anybody, 'parcel', open.id, 'm1')).rejects.toMatchObject({ reason: 'built-in', details: { objectId: open.id, builtIn: 'first-parcel' } });
    const bare = depot({ without: 'models' });
    await expect(bare.common.customize(anybody, 'parcel', bare.id, 'm1')).rejects.toThrow('this store keeps no models');
  });
});

describe('a number', () => {
  it('is one of the model’s own series, if that has one', async () => {
    const { house, common, id, change } = depot();
    change({ modelId: 'm1' });
    expect((await common.number(anybody, 'parcel', id)).common?.number).toBe('L01');
    expect([...house.store.memory.numbers.keys()]).toEqual(['series model m1']);
  });

  it('is as the package says for models without a series', async () => {
    const { common, id, change } = depot();
    change({ modelId: 'm2' });
    expect(await common.number(anybody, 'parcel', id)).toMatchObject({ version: 2, common: { number: 'N-0001' } });
  });

  it('follows the format that an administrator wants, up to the last one', async () => {
    const { house, common, id, change } = depot({ format: { prefix: 'X', digits: 2, first: 98, last: 99 } });
    const [second = '', third = ''] = house.stock('parcel', 'packed', [{ number: 'P2' }, { number: 'P3' }]);
    expect((await common.number(anybody, 'parcel', id)).common?.number).toBe('X98');
    expect((await common.number(anybody, 'parcel', second)).common?.number).toBe('X99');
    await expect(common.number(anybody, 'parcel', third)).rejects.toMatchObject({ reason: 'numbers-used-up', details: { last: 99 } });
    change({});
  });

  it('is given once, by whoever has the permission and the right', async () => {
    const { common, id } = depot({ entries: [{ permission: 'Read', filter: { everyone: true } }] });
    await expect(common.number(only('parcel:attach'), 'parcel', id)).rejects.toMatchObject({ permission: 'parcel:number' });
    await expect(common.number(only('parcel:number'), 'parcel', id)).rejects.toMatchObject({ permission: 'Number' });
    const open = depot();
    await open.common.number(anybody, 'parcel', open.id);
    await expect(open.common.number(anybody, 'parcel', open.id)).rejects.toMatchObject({ reason: 'already-numbered', current: { number: 'N-0001' } });
  });

  it('is not there for types without a series', async () => {
    const { numbering: _, ...type } = parcel;
    for (const without of ['models', 'files'] as const) {
      const { common, id } = depot({ type, without });
      await expect(common.number(anybody, 'parcel', id)).rejects.toMatchObject({ reason: 'no-numbering', details: { objectType: 'parcel' } });
    }
  });
});

describe('what is attached, locked and frozen', () => {
  it('needs the right to the object', async () => {
    const { common, id, house } = depot({ entries: [{ permission: 'Read', filter: { everyone: true } }] });
    const object = house.objects('parcel')[0];
    await expect(common.lock(anybody, 'parcel', id)).rejects.toMatchObject({ name: 'Forbidden', permission: 'Lock', details: { objectType: 'parcel', grantors: 'Administrator' } });
    await expect(common.attach(anybody, 'parcel', id, house.upload(anybody))).rejects.toMatchObject({ permission: 'Attach' });
    await expect(common.detach(only('parcel:lock'), 'parcel', id, 'x')).rejects.toMatchObject({ permission: 'parcel:attach' });
    await expect(object && common.requireAttachable(anybody, object)).rejects.toMatchObject({ permission: 'Attach' });
    await expect(object && common.requireAttachable(only('parcel:lock'), object)).rejects.toMatchObject({ permission: 'parcel:attach' });
    const open = depot();
    const [free] = open.house.objects('parcel');
    await expect(free && open.common.requireAttachable(anybody, free)).resolves.toBeUndefined();
    open.change({ common: { frozen: { date: '2030-01-01T00:00:00Z', identity: { id: 'x', name: 'X' } } } });
    const [frozen] = open.house.objects('parcel');
    await expect(frozen && open.common.requireAttachable(anybody, frozen)).rejects.toMatchObject({ reason: 'frozen', current: { objectId: open.id, holder: 'X', since: '2030-01-01T00:00:00Z' } });
  });

  it('does not happen to what belongs to the house', async () => {
    const { common, id, change } = depot();
    change({ common: { builtIn: 'first-parcel' } });
    await expect(common.lock(anybody, 'parcel', id)).rejects.toMatchObject({ reason: 'built-in', details: { objectId: id, builtIn: 'first-parcel' } });
    await expect(common.freeze(anybody, 'parcel', id)).rejects.toMatchObject({ reason: 'built-in' });
  });

  it('takes one file away and leaves the others', () => {
    const attached = { date: '2030-01-01T00:00:00Z', identity: { id: 'x', name: 'X' } };
    const file = (id: string) => ({ id, name: `${id}.pdf`, mediaType: 'application/pdf' as const, bytes: 1, sha256: '0', uploadedAt: new Date(0), uploadedBy: 'x', uploadedByName: 'X' });
    const both = withAttachment(withAttachment({ number: 'N1' }, file('a'), attached), file('b'), attached);
    expect(both.attachments?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(withoutAttachment(both, 'a')).toEqual({ name: 'a.pdf', common: { number: 'N1', attachments: [{ id: 'b', name: 'b.pdf', mediaType: 'application/pdf', bytes: 1, attached }] } });
    const { common } = withoutAttachment(withoutAttachment(both, 'a').common, 'b');
    expect(common).toEqual({ number: 'N1' });
    expect(common).not.toHaveProperty('attachments');
    expect(() => withoutAttachment(undefined, 'a')).toThrow('attachment a was not found');
  });

  it('says who keeps an object and since when', () => {
    const status = { date: '2030-01-01T00:00:00Z', identity: { id: 'x', name: 'X' } };
    const refused = (common: object) => { try { return requireAllowed('update', { id: 'o', common }, 'me'); } catch (error) { return error; } };
    expect(refused({ locked: status })).toMatchObject({ reason: 'locked-by-another', current: { objectId: 'o', holder: 'X', since: status.date } });
    expect(refused({ frozen: status })).toMatchObject({ reason: 'frozen', current: { objectId: 'o', holder: 'X', since: status.date } });
    expect(refused({})).toBe('done');
  });
});

it('tells what is written on an object from what only locks it', () => {
  const record = { id: 'o', objectType: 'parcel', state: 'packed', attributes: {}, version: 1, createdAt: new Date(0), updatedAt: new Date(9) };
  expect(lastUpdatedAt(record)).toEqual(new Date(9));
  expect(lastUpdatedAt({ ...record, common: { lastUpdated: { date: '2030-01-01T00:00:00.000Z', identity: { id: 'x', name: 'X' } } } })).toEqual(new Date('2030-01-01'));
});

it.each([
  ['object.created', 'create'], ['object.attached', 'attach'], ['object.detached', 'attach'], ['object.access-changed', 'set-acl'], ['object.distribution-saved', 'set-acl'],
  ['object.customized', 'update'], ['object.numbered', 'number'], ['run.refused', undefined], ['my.object.attached', undefined], ['object.un-attached', 'update'],
])('the line %s tells of %s', (action, expected) => {
  expect(actionOf({ action })).toBe(expected);
});
