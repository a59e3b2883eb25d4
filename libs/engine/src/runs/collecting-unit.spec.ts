import { defineObjectType, definePlugin } from '@tessera/plugin-api';
import { MemoryHouse } from '../in-memory/index.js';
import type { Json } from '../model.js';
import { CollectingUnit } from './collecting-unit.js';
import type { Author, UnitPlan } from './collecting-unit.js';

const card = defineObjectType({
  name: 'card', title: 'Card', pluralTitle: 'Cards', group: 'Cards', permission: 'card:read', label: 'code', personal: true,
  states: { ready: { title: 'Ready', meaning: 'ready' }, used: { title: 'Used', meaning: 'in-use' } },
  attributes: {
    code: { kind: 'text', title: 'Code', maxLength: 5, indexed: true }, colour: { kind: 'text', title: 'Colour', maxLength: 5 }, chip: { kind: 'text', title: 'Chip', maxLength: 5, internal: true },
    scan: { kind: 'file', title: 'Scan', accept: ['application/pdf'], maxKilobytes: 9 },
  },
});
const moves = { nothing: ['ready'], ready: ['used', 'ready'] };
const author: Author = { id: 'me', displayName: 'Me', useCase: 'CardsProcUse', runId: 'r1' };
const FILES = ['00000000-0000-7000-8000-0000000000f1', '00000000-0000-7000-8000-0000000000f2'];

async function working<R>(work: (unit: CollectingUnit, ids: readonly string[], house: MemoryHouse) => Promise<R>, plan: Partial<UnitPlan> = {}, stock: readonly Json[] = [{ code: 'A', colour: 'red', chip: 'c1' }, { code: 'B', colour: 'blue' }]) {
  const house = new MemoryHouse([definePlugin({ objectTypes: [card] })]);
  const ids = house.stock('card', 'ready', stock);
  let made = 0;
  return house.store.transact((transaction) => work(new CollectingUnit(transaction, { objectType: card, moves, author, newId: () => `n${(made += 1)}`, ...plan }), ids, house));
}
const lock = (house: MemoryHouse, id: string, common: object) => {
  const present = house.store.memory.objects.get(id);
  if (present) house.store.place([{ ...present, common }]);
};

it('finds by state and indexed attributes, what was changed meanwhile as it is now', async () => {
  await working(async (unit, [a = '', b = '']) => {
    expect((await unit.find({ state: 'ready' })).map(({ id }) => id)).toEqual([a, b]);
    expect((await unit.find({ attributes: { code: 'B' } })).map(({ id }) => id)).toEqual([b]);
    await unit.move({ id: b }, 'used', { code: 'C' });
    expect((await unit.find({ state: 'ready' })).map(({ id }) => id)).toEqual([a]);
    expect(await unit.find({ attributes: { code: 'B' } })).toEqual([]);
    expect(await unit.find({ state: 'used', attributes: { code: 'C' } })).toEqual([{ id: b, state: 'used', attributes: { code: 'C', colour: 'blue' } }]);
    expect((await unit.find({})).map(({ id }) => id)).toEqual([a, b]);
    await expect(unit.find({ attributes: { colour: 'red' } })).rejects.toThrow('attribute colour is not indexed, so nothing is found by it');
    await expect(unit.find({ attributes: { code: undefined } })).rejects.toThrow('attribute code is looked for without a value');
  });
});

it('loads what is in a state, new objects included', async () => {
  await working(async (unit, [a = '', b = '']) => {
    const made = await unit.create('ready', { code: 'N', colour: undefined });
    expect(made).toEqual({ id: 'n1', state: 'ready', attributes: { code: 'N' } });
    expect((await unit.load('ready', [b, a, a, made.id])).map(({ id }) => id)).toEqual([a, b, 'n1']);
    await unit.move({ id: a }, 'used');
    expect((await unit.load('ready', [a, b])).map(({ id }) => id)).toEqual([b]);
    expect(await unit.load('used', ['unknown'])).toEqual([]);
  });
});

it('reads and holds objects of any type, and says what is not there', async () => {
  await working(async (unit, [a = '']) => {
    expect(await unit.read('card', a)).toEqual({ id: a, state: 'ready', attributes: { code: 'A', colour: 'red', chip: 'c1' } });
    await expect(unit.read('card', 'gone')).rejects.toMatchObject({ name: 'NotFound', what: 'card', id: 'gone' });
    await expect(unit.move({ id: a }, 'used')).rejects.toThrow(`object ${a} was not loaded in this unit, so it cannot be moved`);
    expect(await unit.hold('card', a)).toMatchObject({ id: a, state: 'ready' });
    await unit.move({ id: a }, 'used');
    expect(await unit.hold('card', a)).toMatchObject({ id: a, state: 'used' });
    await expect(unit.hold('letter', a)).rejects.toMatchObject({ name: 'NotFound', what: 'letter' });
  });
});

it('holds an object of another type without taking it for its own', async () => {
  await working(async (unit, [a = '']) => {
    await unit.hold('card', a);
    await expect(unit.move({ id: a }, 'used')).rejects.toThrow('was not loaded');
  }, { objectType: { ...card, name: 'letter' } as never });
});

it('makes declared moves alone, with attributes that fit', async () => {
  await working(async (unit, [a = '']) => {
    await unit.lock([a]);
    await expect(unit.create('used', {})).rejects.toThrow('the move from nothing to used is not declared');
    await expect(unit.move({ id: a }, 'lost')).rejects.toThrow('the move from ready to lost is not declared');
    await expect(unit.move({ id: a }, 'used', { code: 'too long', size: 1 })).rejects.toThrow(/^attributes of card do not fit \(.*code: too-long.*\)$/);
    await expect(unit.create('ready', { colour: 7 })).rejects.toThrow('attributes of card do not fit (colour: wrong-type)');
    await unit.move({ id: a }, 'used');
    await expect(unit.move({ id: a }, 'ready')).rejects.toThrow('the move from used to ready is not declared');
    expect(await unit.lock([])).toEqual([]);
  });
});

it('says of what comes to its end that it was deleted, and of what stays there that it was changed', async () => {
  const states = { ...card.states, used: { ...card.states.used, final: true as const, deleted: true as const } };
  await working(async (unit, [a = '']) => {
    await unit.lock([a]);
    await unit.move({ id: a }, 'used');
    await unit.move({ id: a }, 'used', { colour: 'blue' });
    expect(unit.audit).toMatchObject([{ action: 'object.deleted', from: 'ready', to: 'used' }, { action: 'object.moved', from: 'used', to: 'used' }]);
  }, { objectType: { ...card, states }, moves: { ready: ['used'], used: ['used'] } });
});

it('writes down what changed, but nothing internal', async () => {
  await working(async (unit, [a = '', b = '']) => {
    await unit.lock([a, b]);
    await unit.move({ id: a }, 'used', { colour: undefined, chip: 'c2', code: 'Z' });
    await unit.move({ id: b }, 'ready');
    const line = { id: 'n1', at: unit.now, actorId: 'me', actorName: 'Me', action: 'object.moved', useCase: 'CardsProcUse', runId: 'r1', objectType: 'card', erasable: true };
    expect(unit.audit).toEqual([
      { ...line, objectId: a, from: 'ready', to: 'used', changed: { code: { from: 'A', to: 'Z' }, colour: { from: 'red' } } }, { ...line, id: 'n2', objectId: b, from: 'ready', to: 'ready' },
    ]);
    expect(unit.reached).toEqual([{ id: a, state: 'used', stayed: false }, { id: b, state: 'ready', stayed: true }]);
    const status = { date: '2030-01-01T00:00:00.000Z', identity: { id: 'me', name: 'Me' } };
    expect(unit.changes()).toEqual([
      { id: a, objectType: 'card', state: 'used', attributes: { code: 'Z', chip: 'c2' }, version: 1, common: { created: status, lastUpdated: status } },
      { id: b, objectType: 'card', state: 'ready', attributes: { code: 'B', colour: 'blue' }, version: 1, common: { created: status, lastUpdated: status } },
    ]);
  });
  await working(async (unit) => {
    await unit.create('ready', { code: 'N' });
    expect(unit.audit).toMatchObject([{ action: 'object.created', to: 'ready', changed: { code: { to: 'N' } }, reason: 'a task' }]);
    expect(Object.keys(unit.audit[0] ?? {})).not.toEqual(expect.arrayContaining(['useCase']));
    expect(unit.audit[0]).not.toHaveProperty('from');
  }, { author: { id: 'me', displayName: 'Me', reason: 'a task' } });
});

it('leaves alone what it only looked at', async () => {
  await working(async (unit, ids) => {
    await unit.lock(ids);
    expect(unit.changes()).toEqual([]);
    expect(unit.fileChanges()).toEqual({ taken: [], dropped: [] });
  });
});

it('heeds the locks of others where it has to, and the house’s own', async () => {
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };
  const move = async (common: object, changes: Json, to: string, plan: Partial<UnitPlan> = {}) => working(async (unit, [a = ''], house) => {
    lock(house, a, common);
    await unit.lock([a]);
    await unit.move({ id: a }, to, changes);
    return 'moved';
  }, plan).catch((error: { reason: string }) => error.reason);
  expect(await move({ locked: by }, {}, 'used', { heedsLocks: true })).toBe('locked-by-another');
  expect(await move({ locked: by }, {}, 'used')).toBe('moved');
  expect(await move({ builtIn: 'first' }, {}, 'used')).toBe('built-in');
  expect(await move({ builtIn: 'first' }, { code: 'Z' }, 'ready')).toBe('built-in');
  expect(await move({ builtIn: 'first' }, { colour: 'green' }, 'ready')).toBe('moved');
});

it('forgets people alone, and only whom it holds', async () => {
  await working(async (unit, [a = '', b = '']) => {
    await unit.lock([a]);
    await unit.forget({ id: a });
    expect(unit.forgotten).toEqual([a]);
    await expect(unit.forget({ id: b })).rejects.toThrow(`object ${b} was not loaded in this unit, so it cannot be forgotten`);
  });
  const { personal: _, ...thing } = card;
  await working(async (unit, [a = '']) => {
    await unit.lock([a]);
    await expect(unit.forget({ id: a })).rejects.toThrow('card is not about people, so its history forgets nothing');
  }, { objectType: thing as never });
});

it('says which files come and go, and takes away what was attached', async () => {
  const [first = '', second = ''] = FILES;
  await working(async (unit, [a = '', b = ''], house) => {
    lock(house, a, { number: 'N1', attachments: [{ id: 'letter' }] });
    await unit.lock([a, b]);
    await expect(unit.detachAll({ id: a })).rejects.toThrow(`object ${a} was not moved in this unit, so nothing can be taken from it`);
    await unit.move({ id: a }, 'used', { scan: second });
    await unit.move({ id: b }, 'used', { scan: undefined });
    await unit.detachAll({ id: a });
    await unit.detachAll({ id: b });
    expect(unit.fileChanges()).toEqual({ taken: [{ fileId: second, objectType: 'card', objectId: a }], dropped: [first, 'letter'] });
    expect(unit.changes()[0]?.common).toMatchObject({ number: 'N1' });
    expect(unit.changes()[0]?.common).not.toHaveProperty('attachments');
  }, {}, [{ code: 'A' }, { code: 'B', scan: first }]);
});

it('tells a failure of the database from a bug', async () => {
  const outage = new Error('the database is away');
  await working(async (_unit, [a = ''], house) => {
    const transaction = { now: house.now(), readObject: async () => Promise.reject(outage), lockObjects: async () => Promise.reject('no reason') } as never;
    const unit = new CollectingUnit(transaction, { objectType: card, moves, author, newId: () => 'x' });
    await expect(unit.read('card', a)).rejects.toBe(outage);
    expect(unit.outages.has(outage)).toBe(true);
    await expect(unit.lock([a])).rejects.toBe('no reason');
  });
});
