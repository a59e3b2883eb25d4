import { CARD, line, newCard, NOW, only } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import type { SearchRequest } from './object-search.js';

let room: TestStore;
beforeAll(async () => {
  room = await openTestStore();
  const states = ['processing', 'ordered', 'produced'];
  for (let minute = 0; minute < 6; minute++) {
    const at = new Date(NOW.getTime() + minute * 60_000);
    const cards = Array.from({ length: 5 }, (_, index) => newCard({
      state: states[(minute + index) % 3] ?? 'ordered',
      attributes: {
        product: index % 2 === 0 ? 'standard' : 'visitor', holder: HOLDERS[index], ...(index === 0 ? {} : { validDays: index * 9 }),
        ...(minute === 0 && index === 1 ? { chipSerial: 'CHIP-77', note: 'hidden' } : {}),
      },
    }));
    await room.store.transact((transaction) => transaction.write({ ...only(...cards), at }));
  }
});
afterAll(() => room.close());

const HOLDERS = ['Zoë Ünal', 'José García-Núñez', "D'Amico", 'Łukasz 👍', 'Anna Rossi'];

const all = async (request: Omit<SearchRequest, 'objectType'>) => {
  const found = [];
  let cursor: string | undefined;
  do {
    const page = await room.objects.search({ objectType: CARD, limit: 4, ...request, cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
};
const holdersOf = async (text: string) => [...new Set((await all({ text })).map((card) => card.attributes['holder']))];

describe('a list of cards', () => {
  it('gives every card once over all its pages, the latest change first', async () => {
    const cards = await all({});
    expect(cards).toHaveLength(30);
    expect(new Set(cards.map((card) => card.id)).size).toBe(30);
    const times = cards.map((card) => card.updatedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('turns round', async () => {
    const down = await all({ sort: 'createdAt' });
    const up = await all({ sort: 'createdAt', direction: 'ascending' });
    expect(up.map((card) => card.id)).toEqual(down.map((card) => card.id).reverse());
  });

  it('sorts by an indexed attribute, those without a value last', async () => {
    for (const direction of ['ascending', 'descending'] as const) {
      const days = (await all({ sort: 'validDays', direction })).map((card) => card.attributes['validDays'] as number | undefined);
      const known = days.filter((value) => value !== undefined);
      const order = [...known].sort((a, b) => (direction === 'ascending' ? a - b : b - a));
      expect(days).toEqual([...order, ...Array.from({ length: 6 }, () => undefined)]);
    }
    const numbers = (await all({ sort: 'cardNumber' })).map((card) => String(card.attributes['cardNumber']));
    expect(numbers).toEqual([...numbers].sort().reverse());
    expect(await all({ sort: 'validDays', attributes: { product: 'standard' }, text: 'zoe' })).toHaveLength(6);
  });

  it('keeps to a state and to attributes', async () => {
    const cards = await all({ state: 'produced', attributes: { product: 'visitor' } });
    expect(cards.length).toBeGreaterThan(0);
    expect(new Set(cards.map((card) => `${card.state} ${String(card.attributes['product'])}`))).toEqual(new Set(['produced visitor']));
    expect(await all({ attributes: { validDays: '9' } })).toHaveLength(6);
    expect(await all({ attributes: { chipSerial: 'CHIP-77' } })).toHaveLength(1);
  });

  it('is empty for a type, a state or a value that does not exist', async () => {
    expect(await all({ state: 'unknown' })).toEqual([]);
    expect((await room.objects.search({ objectType: "it's" })).items).toEqual([]);
    expect(await all({ attributes: { product: "x' or true --" } })).toEqual([]);
  });

  it('is sorted and filtered by nothing that would be slow', async () => {
    await expect(all({ sort: 'holder' })).rejects.toMatchObject({ reason: 'not-sortable' });
    await expect(all({ attributes: { note: 'x' } })).rejects.toMatchObject({ reason: 'not-searchable' });
    await expect(all({ attributes: { validDays: 'many' } })).rejects.toMatchObject({ reason: 'invalid-filter' });
  });

  it('refuses a cursor of another list and one that was made up', async () => {
    const { nextCursor } = await room.objects.search({ objectType: CARD, limit: 4 });
    const search = (cursor: string, sort: string) => room.objects.search({ objectType: CARD, sort, cursor });
    await expect(search(nextCursor ?? '', 'cardNumber')).rejects.toMatchObject({ reason: 'invalid-cursor' });
    await expect(search('five', 'updatedAt')).rejects.toMatchObject({ reason: 'invalid-cursor' });
    const forged = Buffer.from(JSON.stringify(['updatedAt descending', "'; drop", 'x'])).toString('base64url');
    await expect(search(forged, 'updatedAt')).rejects.toMatchObject({ reason: 'invalid-cursor' });
  });
});

describe('looking for words', () => {
  it('takes accents and capitals as people type them', async () => {
    expect(await holdersOf('unal zoe')).toEqual(['Zoë Ünal']);
    expect(await holdersOf('GARCÍA')).toEqual(['José García-Núñez']);
    expect(await holdersOf('nunez')).toEqual(['José García-Núñez']);
    expect(await holdersOf("d'am")).toEqual(["D'Amico"]);
    expect(await holdersOf('łuk')).toEqual(['Łukasz 👍']);
    expect(await holdersOf('lukasz')).toEqual(['Łukasz 👍']);
    expect(await holdersOf('rossi unal')).toEqual([]);
  });

  it('finds a card by its number, whole, begun or bare', async () => {
    const [card] = await all({ sort: 'cardNumber', direction: 'ascending' });
    const number = String(card?.attributes['cardNumber']);
    for (const text of [number, number.toLowerCase(), number.replace('TC-', ''), String(Number(number.replace('TC-', '')))]) {
      expect((await all({ text })).map((found) => found.id)).toContain(card?.id);
    }
    expect(await all({ text: number })).toHaveLength(1);
    expect(await all({ text: 'tc-0000' })).toHaveLength(30);
  });

  it('survives whatever is typed', async () => {
    for (const text of ["'", "\\", "a:* & !b | (", '👍', '---', 'a\0b', '<->', ':*', '%', 'x'.repeat(5000), "''\\'"]) {
      expect(Array.isArray(await all({ text }))).toBe(true);
    }
    expect(await all({ text: '---' })).toEqual([]);
    expect(await all({ text: '  ' })).toHaveLength(30);
  });

  it('never finds what is internal', async () => {
    expect(await all({ text: 'hidden' })).toEqual([]);
  });

  it('follows a change', async () => {
    const [card] = await all({ text: 'chip-77' });
    const attributes = { ...card?.attributes, holder: 'Bruno Neri' };
    const change = { id: card?.id ?? '', objectType: CARD, state: 'produced', attributes, version: card?.version ?? 0 };
    await room.store.transact((transaction) => transaction.write(only(change)));
    expect((await all({ text: 'neri' })).map((found) => found.id)).toEqual([card?.id]);
    expect((await all({ text: 'chip-77' })).map((found) => found.id)).toEqual([card?.id]);
  });
});

describe('numbers and single objects', () => {
  it('counts the states that occur', async () => {
    const counts = await room.objects.counts(CARD);
    expect(counts.map((count) => count.state)).toEqual(['ordered', 'processing', 'produced']);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    expect(counts.every((count) => !count.capped)).toBe(true);
    expect(await room.objects.counts('nothing')).toEqual([]);
  });

  it('finds an object without knowing its type', async () => {
    const [card] = await all({});
    expect(await room.objects.find(card?.id ?? '')).toEqual(card);
    expect(await room.objects.find('nobody')).toBeUndefined();
    expect(await room.objects.findAll([card?.id ?? '', 'nobody'])).toEqual([card]);
  });
});

describe('the audit', () => {
  it('is searched by whatever is known, the latest first', async () => {
    const [card] = await all({});
    const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 8, minute));
    await room.audit.append([
      line({ at: at(1), objectId: card?.id, objectType: CARD, action: 'object.moved', from: 'ordered', to: 'produced', changed: { holder: { to: 'B' } } }),
      line({ at: at(2), objectId: card?.id, objectType: CARD, action: 'object.moved', actorId: 'bruno', useCase: 'Initialize' }),
      line({ at: at(3), action: 'session.opened', actorId: 'bruno' }),
    ]);
    const found = async (filter: Parameters<typeof room.audit.search>[0]) => (await room.audit.search(filter)).items.map((item) => item.at.getUTCMinutes());
    expect(await found({ objectId: card?.id })).toEqual([2, 1]);
    expect(await found({ actorId: 'bruno' })).toEqual([3, 2]);
    expect(await found({ useCase: 'Initialize' })).toEqual([2]);
    expect(await found({ action: 'session.opened' })).toEqual([3]);
    expect(await found({ from: at(1), to: at(3) })).toEqual([2, 1]);
    expect(await found({ objectId: 'x' })).toEqual([]);
    const first = await room.audit.search({ from: at(0), limit: 2 });
    expect((await room.audit.search({ from: at(0), limit: 2, cursor: first.nextCursor })).items).toHaveLength(1);
    expect((await room.audit.search({ objectId: card?.id })).items[1]).toMatchObject({ from: 'ordered', to: 'produced', changed: { holder: { to: 'B' } } });
    await expect(room.audit.search({ cursor: 'x' })).rejects.toMatchObject({ reason: 'invalid-cursor' });
  });
});
