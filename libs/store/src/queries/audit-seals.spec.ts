import { v7 as uuidv7 } from 'uuid';
import { newBatch } from '../testing/batches.js';
import { CARD, line, newCard, newRun, newTask, NOW, only } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeEach(async () => { room = await openTestStore(); });
afterEach(() => room.close());

/** Somebody with a history: made by a run, and moved once. */
async function somebody(holder: string) {
  const card = newCard({ attributes: { holder } });
  const run = newRun({ input: { holder }, endedAt: NOW, outcome: { states: { processing: 1 }, objectIds: [card.id] } });
  const about = { objectType: CARD, objectId: card.id, runId: run.id, erasable: true as const };
  const audit = [line({ ...about, to: 'processing', changed: { holder: { to: holder } } }), line({ ...about, action: 'object.moved', reason: `told ${holder}` })];
  const tasks = [newTask({ runId: run.id, status: 'done', endedAt: NOW, payload: { oldContact: holder } })];
  await room.store.transact(async (transaction) => {
    await transaction.write({ ...only(card), run, audit, tasks });
    await room.notices.put(transaction, [{ id: uuidv7(), identityId: card.id, key: 'k', template: 't', language: 'it-IT', subject: holder, body: holder }]);
  });
  return { card, run };
}
const forgotten = (card: { readonly id: string; readonly state: string }) => room.store.transact((transaction) =>
  transaction.write({ ...only({ id: card.id, objectType: CARD, state: card.state, attributes: {}, version: 1 }), forgotten: [card.id], audit: [line({ objectType: CARD, objectId: card.id, action: 'object.moved', erasable: true })] }));
const sealed = async () => {
  while (await room.seals.seal(NOW));
  return room.seals.verify();
};
const byHand = async (text: string, values: unknown[] = []) => {
  await room.dataSource.query('alter table audit_entries disable trigger user');
  await room.dataSource.query(text, values);
  await room.dataSource.query('alter table audit_entries enable trigger user');
};

it('the history of a person forgets what it says, everywhere, and still proves itself', async () => {
  const [ada, bob] = [await somebody('Adalgisa'), await somebody('Bruno')];
  const before = await sealed();
  expect(before).toMatchObject({ entries: 4, erased: 0, changedValues: 0 });
  await forgotten(ada.card);
  expect(await sealed()).toEqual({ ...before, seals: 2, entries: 5, erased: 2, unsealed: 0, last: { number: 2, digest: expect.any(String) as string } });
  const history = (await room.audit.search({ objectId: ada.card.id })).items;
  expect(history.map(({ changed, reason, erased }) => ({ changed, reason, erased }))).toEqual([
    { changed: undefined, reason: undefined, erased: undefined }, { changed: undefined, reason: undefined, erased: true }, { changed: { holder: {} }, reason: undefined, erased: true },
  ]);
  expect((await room.audit.search({ objectId: bob.card.id })).items.map(({ changed, reason }) => changed ?? reason)).toEqual(['told Bruno', { holder: { to: 'Bruno' } }]);
  expect((await room.store.readRun(ada.run.id))?.input).toEqual({});
  expect((await room.store.readRun(bob.run.id))?.input).toEqual({ holder: 'Bruno' });
  expect((await room.objects.search({ objectType: CARD, text: 'adalgsia' })).meant).toBeUndefined();
  await room.objects.removeForgottenWords(new Date(NOW.getTime() + 3_600_000));
  const everything = await room.dataSource.query(`select (select jsonb_agg(a) from audit_entries a)::text || (select jsonb_agg(v) from audit_values v)::text
    || (select jsonb_agg(r) from runs r)::text || (select jsonb_agg(o) from managed_objects o)::text || (select jsonb_agg(w) from search_words w)::text
    || (select jsonb_agg(t) from tasks t)::text || (select jsonb_agg(n) from notices n)::text as all`) as { all: string }[];
  expect(everything[0]?.all).not.toMatch(/adalgisa/i);
  expect(everything[0]?.all).toMatch(/bruno/i);
});

it('what other objects say about a person is erased with them, set-wise, and nothing else of it', async () => {
  const [ada, bob] = [await somebody('Adalgisa'), await somebody('Bruno')];
  const lent = newCard({ state: 'produced', attributes: { product: 'standard', lentBy: ada.card.id, lender: 'Adalgisa' } });
  const about = (...people: string[]) => ({ objectType: CARD, objectId: lent.id, action: 'object.moved', about: { ids: people, attributes: ['lender'] } });
  await room.dataSource.query(`insert into web_hooks (id, name, address, object_types, actions, identification, enabled, secret, revision, created_at, changed_at, changed_by)
    values ($1, 'All', 'https://example.org', '{}', '{}', true, true, '', 1, now(), now(), 'anna')`, [uuidv7()]);
  const batch = newBatch({ selection: { ids: [ada.card.id, bob.card.id] } });
  await room.store.transact(async (transaction) => {
    await transaction.write({ ...only(lent), audit: [
      line({ ...about(ada.card.id), reason: 'lent', changed: { product: { to: 'standard' }, lender: { to: 'Adalgisa' } } }),
      line({ ...about(bob.card.id, ada.card.id), changed: { lender: { from: 'Bruno', to: 'Adalgisa' } } }),
      line({ ...about(bob.card.id), changed: { lender: { to: 'Bruno' } } }),
    ] });
    await room.batches.keep(transaction, batch);
    await room.batches.gather(transaction, batch, []);
    await room.batches.settle(transaction, batch.id, [{ objectId: ada.card.id, status: 'skipped', reason: 'r', details: { name: 'Adalgisa' } }, { objectId: bob.card.id, status: 'skipped', reason: 'r', details: { name: 'Bruno' } }]);
  });
  await room.store.transact(async (transaction) => {
    expect((await transaction.findReferring(CARD, 'lentBy', [bob.card.id, ada.card.id])).map(({ id }) => id)).toEqual([lent.id]);
    await transaction.write({ ...only({ ...lent, attributes: { product: 'standard', lentBy: ada.card.id }, version: 1 }), forgotten: [ada.card.id] });
  });
  expect(await sealed()).toMatchObject({ changedValues: 0, unsealed: 0, erased: 4 });
  const history = (await room.audit.search({ objectId: lent.id })).items;
  expect(history.map(({ changed, reason, erased }) => ({ changed, reason, erased }))).toEqual([
    { changed: { lender: { to: 'Bruno' } } }, { changed: { lender: {} }, erased: true }, { changed: { product: { to: 'standard' }, lender: {} }, reason: 'lent', erased: true },
  ]);
  const [{ all = '' } = {}] = await room.dataSource.query(`select (select jsonb_agg(e) from events e)::text || (select jsonb_agg(l) from batch_lines l)::text
    || (select jsonb_agg(a) from audit_entries a)::text || (select jsonb_agg(v) from audit_values v)::text as all`) as { all?: string }[];
  expect(all).not.toMatch(/adalgisa/i);
  expect(all).toMatch(/"name": ?"Bruno"/);
});

it('the history of others is not what a run of many loses', async () => {
  const { card } = await somebody('Ada');
  const many = newRun({ input: { reason: 'all' }, subjectIds: [card.id, uuidv7()], endedAt: NOW });
  await room.store.transact((transaction) => transaction.write({ ...only(), run: many, audit: [line({ objectType: CARD, objectId: card.id, runId: many.id })] }));
  await forgotten(card);
  expect((await room.store.readRun(many.id))?.input).toEqual({ reason: 'all' });
});

it.each([
  ['changed', `update audit_entries set actor_name = 'Nobody' where position = (select min(position) from audit_entries)`],
  ['taken away', 'delete from audit_entries where position = (select min(position) from audit_entries)'],
  ['added', `insert into audit_entries (xid, id, at, actor_id, actor_name, action) select xid, gen_random_uuid(), now(), 'x', 'X', 'run.done' from audit_entries limit 1`],
])('a line that is %s by hand breaks the seal', async (_, text) => {
  await somebody('Ada');
  expect((await sealed()).brokenSeal).toBeUndefined();
  await byHand(text);
  expect((await room.seals.verify()).brokenSeal).toBe(1);
});

it('values that are changed by hand, or simply gone, are told from erased ones', async () => {
  await somebody('Ada');
  await room.dataSource.query(`update audit_values set reason = 'something else' where reason is not null`);
  expect((await sealed()).changedValues).toBe(1);
  await room.dataSource.query('delete from audit_values');
  expect((await room.seals.verify()).changedValues).toBe(2);
});

it('values are not put in the place of others by calling them erased', async () => {
  await somebody('Ada');
  await room.dataSource.query(`update audit_values set erased_at = now(), changed = '{"holder": {"to": "Eve"}}', reason = null, salt = null where changed is not null`);
  await room.dataSource.query(`update audit_values set erased_at = now(), reason = 'told Eve', salt = null where reason is not null`);
  expect(await sealed()).toMatchObject({ changedValues: 2 });
});

it('what is cut off at the end is missed by whoever noted a seal', async () => {
  await somebody('Ada');
  await sealed();
  await somebody('Bruno');
  const { last } = await sealed();
  expect(last).toMatchObject({ number: 2 });
  expect(await room.seals.verify(last)).toMatchObject({ seals: 2, notedSeal: 'found' });
  await byHand('delete from audit_entries where position > 2');
  await room.dataSource.query('alter table audit_seals disable trigger user');
  await room.dataSource.query('delete from audit_seals where number = 2');
  await room.dataSource.query('alter table audit_seals enable trigger user');
  const cut = await room.seals.verify(last);
  expect(cut).toMatchObject({ entries: 2, notedSeal: 'missing' });
  expect(cut.brokenSeal).toBeUndefined();
  await somebody('Eve');
  await sealed();
  expect(await room.seals.verify(last)).toMatchObject({ seals: 2, notedSeal: 'missing' });
});

it('lines of a transaction that is still open are sealed later, and nothing twice', async () => {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => { end = resolve; });
  let wrote = (): void => undefined;
  const written = new Promise<void>((resolve) => { wrote = resolve; });
  const slow = room.store.transact(async (transaction) => {
    await transaction.write({ ...only(), audit: [line()] });
    wrote();
    await held;
  });
  await written;
  await room.audit.append([line()]);
  expect(await sealed()).toMatchObject({ seals: 0, entries: 0, unsealed: 1 });
  end();
  await slow;
  expect(await sealed()).toMatchObject({ entries: 2, unsealed: 0 });
  expect(await room.seals.seal(NOW)).toBe(false);
});
