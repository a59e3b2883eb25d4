import { v7 as uuidv7 } from 'uuid';
import { newBatch } from '../testing/batches.js';
import { CARD, line, newCard, NOW, only } from '../testing/changes.js';
import { createStore } from '../create-store.js';
import { card } from '../testing/cards.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
const status = { date: NOW.toISOString(), identity: { id: 'anna', name: 'Anna' } };
beforeAll(async () => {
  room = await openTestStore();
  const holders = ['Mario Rossi', 'Giulia Bianchi', 'Łukasz Wójcik', 'Anna Esposito'];
  const cards = holders.map((holder, index) => newCard({ attributes: { holder, product: `p${index}` }, ...(index === 1 ? { common: { frozen: status } } : {}) }));
  await room.store.transact((transaction) => transaction.write(only(...cards, newCard({ state: 'produced', common: { locked: status } }))));
});
afterAll(() => room.close());

const holders = async (text: string) => {
  const { items, meant } = await room.objects.search({ objectType: CARD, text });
  return { holders: items.map((card) => card.attributes['holder']), meant };
};

describe('somebody who mistypes', () => {
  it.each([
    ['mraio rosi', 'Mario Rossi', ['mario', 'rossi']],
    ['Bianci', 'Giulia Bianchi', ['bianchi']],
    ['Lukas wojcick', 'Łukasz Wójcik', ['wojcik', 'lukasz']],
    ['espossitto', 'Anna Esposito', ['esposito']],
  ])('%s finds %s, and is told which words were meant', async (text, holder, words) => {
    const found = await holders(text);
    expect(found.holders).toEqual([holder]);
    expect([...(found.meant ?? [])].sort()).toEqual([...words].filter((word) => found.meant?.includes(word)).sort());
    expect(found.meant).toEqual(expect.arrayContaining(words.slice(0, 1)));
  });

  it('gets nothing when no word looks like it, and exactly what they wrote when that is there', async () => {
    expect(await holders('Kowalczyk')).toEqual({ holders: [], meant: undefined });
    expect(await holders('rossi')).toEqual({ holders: ['Mario Rossi'], meant: undefined });
  });

  it('turns the pages of what was meant', async () => {
    await room.store.transact((transaction) => transaction.write(only(...[1, 2, 3].map((number) => newCard({ attributes: { holder: `Verdi ${number}` } })))));
    const first = await room.objects.search({ objectType: CARD, text: 'Vrdi', limit: 2 });
    const second = await room.objects.search({ objectType: CARD, text: 'Vrdi', limit: 2, cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.meant]).toEqual([2, 1, ['verdi']]);
  });

  it('is understood without the extension, too, in spite of one mistake', async () => {
    await room.dataSource.query('drop index search_words_by_likeness');
    const again = new (room.objects.constructor as new (...of: unknown[]) => typeof room.objects)(room.dataSource, Reflect.get(room.objects, 'types'));
    expect((await again.search({ objectType: CARD, text: 'Biachi' })).items.map((card) => card.attributes['holder'])).toEqual(['Giulia Bianchi']);
  });
});

describe('a quick filter', () => {
  const labels = async (...quick: string[]) => (await room.objects.search({ objectType: CARD, quick, sort: 'createdAt', direction: 'ascending' })).items.length;

  it('shows what is locked, what is frozen, and what the type says', async () => {
    expect([await labels('locked'), await labels('frozen'), await labels('locked', 'frozen')]).toEqual([1, 1, 0]);
    expect(await labels('in-hand')).toBe(6);
  });

  it('knows days to come, who has an account or a position, and what another object names', async () => {
    const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const cards = [-1, 0, 30, 31].map((days) => newCard({ state: 'aborted', attributes: { validTo: dayIn(days) } }));
    const [past, today, last] = cards;
    await room.store.transact((transaction) => transaction.write(only(...cards,
      newCard({ state: 'produced', attributes: { lentBy: today?.id } }), newCard({ state: 'ordered', attributes: { lentBy: last?.id } }))));
    const idsOf = async (...quick: string[]) => {
      const { items } = await room.objects.search({ objectType: CARD, quick, state: 'aborted', sort: 'validTo', direction: 'ascending' });
      const walk = await room.objects.walk({ objectType: CARD, quick, state: 'aborted', sort: 'validTo', direction: 'ascending' });
      const walked: string[] = [];
      for await (const part of walk.parts()) walked.push(...part.map(({ id }) => id));
      expect(walked).toEqual(items.map(({ id }) => id));
      return walked.map((id) => cards.findIndex((card) => card.id === id));
    };
    expect(await idsOf('runs-out')).toEqual([1, 2]);
    expect(await idsOf('no-temporary-card')).toEqual([0, 2, 3]);
    expect(await idsOf('nobody')).toEqual([0, 1, 2, 3]);
    await room.accounts.create({ id: uuidv7(), userName: 'past', displayName: 'Past', language: 'en-US', mustChangePassword: false, roles: [], at: NOW }, line());
    await room.dataSource.query(`update accounts set identity_id = $1 where user_name = 'past'`, [past?.id]);
    await room.dataSource.query(`insert into chart_elements (id, kind, name, revision, changed_at, changed_by) values ($1, 'position', 'Clerk', 1, now(), 'x')`, [past?.id]);
    await room.dataSource.query(`insert into assignments (id, identity_id, position_id, main, first_day, last_day, revision, changed_at, changed_by)
      values ($1, $2, $4, true, null, current_date, 1, now(), 'x'), ($2, $3, $4, true, current_date + 1, null, 1, now(), 'x')`, [uuidv7(), today?.id, last?.id, past?.id]);
    expect(await idsOf('nobody')).toEqual([2, 3]);
    expect(await idsOf('nobody', 'runs-out', 'no-temporary-card')).toEqual([2]);
  });

  it('means the days of the house, in lists, files and batches', async () => {
    const elsewhere = createStore(room.dataSource, [card], () => '2040-05-05');
    const late = newCard({ state: 'produced', attributes: { validTo: '2040-05-05' } });
    await room.store.transact((transaction) => transaction.write(only(late)));
    const found = async (one: Pick<TestStore, 'objects'>) => (await one.objects.search({ objectType: CARD, quick: ['runs-out'], state: 'produced' })).items.map(({ id }) => id);
    expect([await found(room), await found(elsewhere)]).toEqual([[], [late.id]]);
    const walk = await elsewhere.objects.walk({ objectType: CARD, quick: ['runs-out'], state: 'produced' });
    walk.leave();
    expect(walk.total).toBe(1);
    const batch = newBatch({ place: 'produced', selection: { filter: { quick: ['runs-out'] } } });
    const gathered = (store: TestStore['store']) => store.transact(async (transaction) => {
      await room.batches.keep(transaction, batch);
      return room.batches.gather(transaction, batch, []);
    });
    expect([await gathered(room.store), await gathered(elsewhere.store)]).toEqual([0, 1]);
  });

  it('that no type has is refused', async () => {
    await expect(room.objects.search({ objectType: CARD, quick: ['green'] })).rejects.toMatchObject({ reason: 'unknown-filter' });
  });

  it('holds for batches of all that the search finds', async () => {
    const batch = newBatch({ selection: { filter: { quick: ['frozen'] } } });
    const asked = await room.store.transact(async (transaction) => {
      await room.batches.keep(transaction, batch);
      return room.batches.gather(transaction, batch, []);
    });
    expect(asked).toBe(1);
  });
});

describe('a walk', () => {
  const walk = async (request: object) => {
    const found = await room.objects.walk({ objectType: CARD, ...request });
    const ids: string[] = [];
    for await (const part of found.parts()) ids.push(...part.map(({ id }) => id));
    return { total: found.total, ids };
  };

  it('gives every object of the list once, in its order, those without a value last', async () => {
    const { items } = await room.objects.search({ objectType: CARD, sort: 'product', limit: 200 });
    expect(await walk({ sort: 'product' })).toEqual({ total: items.length, ids: items.map(({ id }) => id) });
    expect((await walk({ text: 'rossi' })).total).toBe(1);
  });

  it('shows the list as it was when it began, whatever is changed meanwhile', async () => {
    const found = await room.objects.walk({ objectType: CARD });
    const parts = found.parts();
    await room.store.transact((transaction) => transaction.write(only(newCard())));
    let seen = 0;
    for await (const part of parts) seen += part.length;
    expect(seen).toBe(found.total);
  });

  it('that is broken off gives its connection back', async () => {
    for (let time = 0; time < 12; time++) {
      const found = await room.objects.walk({ objectType: CARD });
      for await (const part of found.parts()) if (part.length > 0) break;
    }
    expect((await room.objects.search({ objectType: CARD })).items.length).toBeGreaterThan(0);
  });
});

describe('a saved filter', () => {
  const person = async () => {
    const id = uuidv7();
    await room.accounts.create({ id, userName: id, displayName: 'Ada', language: 'en-US', mustChangePassword: false, roles: [], at: NOW }, line());
    return id;
  };
  const filterOf = (ownerId: string, more: object = {}) => ({ id: uuidv7(), ownerId, objectType: CARD, name: 'Mine', shared: false, query: { text: 'a' }, ...more });

  it('is seen by its owner, and by others when it is shared', async () => {
    const [ada, bob] = [await person(), await person()];
    const mine = filterOf(ada);
    await room.savedFilters.add(mine, NOW);
    await room.savedFilters.add(filterOf(ada, { name: 'Ours', shared: true }), NOW);
    expect((await room.savedFilters.list(ada, CARD)).map(({ name }) => name)).toEqual(['Mine', 'Ours']);
    expect((await room.savedFilters.list(bob, CARD)).map(({ name, ownerName }) => [name, ownerName])).toEqual([['Ours', 'Ada']]);
    await expect(room.savedFilters.add(filterOf(ada, { name: 'MINE' }), NOW)).rejects.toMatchObject({ reason: 'name-already-used' });
  });

  it('is changed by one at a time, and removed', async () => {
    const ada = await person();
    const mine = filterOf(ada);
    await room.savedFilters.add(mine, NOW);
    await room.savedFilters.change(mine.id, { name: 'Other' }, 1, NOW);
    expect(await room.savedFilters.find(mine.id)).toMatchObject({ name: 'Other', query: { text: 'a' }, revision: 2 });
    await expect(room.savedFilters.change(mine.id, { shared: true }, 1, NOW)).rejects.toMatchObject({ reason: 'revision-conflict' });
    await room.savedFilters.remove(mine.id);
    await expect(room.savedFilters.remove(mine.id)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('the beginning of a word', () => {
  const idsOf = async (text: string) => {
    const walk = await room.objects.walk({ objectType: CARD, text });
    const ids: string[] = [];
    for await (const part of walk.parts()) ids.push(...part.map(({ id }) => id));
    return ids;
  };

  it('leads to all words that begin so, known ones and any other', async () => {
    const endless = 'zeno'.repeat(12);
    const names = ['Zeno Orsi', 'zeno1 orsi', 'Zenobia-Orsina', 'x-zeno7@orsi.example', endless, 'Zen', `${endless}9 Orsini`, 'Zęno Öorsi'];
    await room.store.transact((transaction) => transaction.write(only(...names.map((holder) => newCard({ attributes: { holder } })))));
    const asked = ['zen', 'zeno', 'zenob', 'zenozeno', endless, `${endless}9`, 'zeno1', 'zen ors', 'zeno orsin', 'ZENO Orsi', 'zenobia-', 'ze'];
    const begin = ['kat', 'kata', 'katb', 'katc', 'katd', 'kate', 'katf', 'katg', 'kath', 'kati'];
    await room.store.transact((transaction) => transaction.write(only(...begin.map((holder) => newCard({ attributes: { holder } })))));
    for (const text of [...asked, 'kat', 'kata']) {
      const { items, meant } = await room.objects.search({ objectType: CARD, text, limit: 100 });
      expect([text, meant, items.map(({ id }) => id)]).toEqual([text, undefined, await idsOf(text)]);
    }
    expect((await holders('zeno')).holders).toHaveLength(7);
  });

  it('stays known when the only one who had it was forgotten and another one comes', async () => {
    const write = async (id?: string) => {
      const card = newCard({ ...(id && { id }), attributes: { holder: 'Quirinus' } });
      await room.store.transact((transaction) => transaction.write(only(card)));
      return card;
    };
    const anonymise = (card: { readonly id: string }) => room.store.transact((transaction) =>
      transaction.write({ ...only({ id: card.id, objectType: CARD, state: 'produced', attributes: {}, version: 1 }), forgotten: [card.id] }));
    const later = new Date(Date.now() + 3_600_000);
    await anonymise(await write());
    await write();
    await room.objects.removeForgottenWords(later);
    expect((await holders('quiri')).holders).toEqual(['Quirinus']);
    expect((await holders('quirinsu')).holders).toEqual(['Quirinus']);
  });
});
