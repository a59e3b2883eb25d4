import type { ProcessList } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { CARD, line, newCard, newRun, NOW, only } from '../testing/changes.js';
import { statementsOf } from '../testing/count-statements.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const audit = () => line({ action: 'process-list.saved', objectType: CARD });
const listAt = (place: string, ...useCases: readonly string[]): ProcessList => ({
  objectType: CARD, place, revision: 0,
  entries: useCases.map((useCase) => ({ id: uuidv7(), useCase, enabled: true, options: { queue: false } })),
});

describe('a process list', () => {
  it('keeps its entries in order and raises its revision and that of the rules', async () => {
    const before = await room.processLists.revision();
    const first = await room.processLists.save(listAt('new', 'Order', 'OrderVisitor'), 0, audit());
    expect(first).toMatchObject({ revision: 1, changedAt: NOW, changedBy: 'Anna' });
    expect(first.entries.map((entry) => entry.useCase)).toEqual(['Order', 'OrderVisitor']);
    const [order] = first.entries;
    const second = await room.processLists.save({ ...first, entries: [{ ...order!, title: 'Order now', cron: '*/5 * * * *', enabled: false }] }, 1, audit());
    expect(second.entries).toEqual([{ ...order, title: 'Order now', cron: '*/5 * * * *', enabled: false }]);
    expect(await room.processLists.readAll()).toEqual([second]);
    expect(await room.processLists.revision()).toBeGreaterThan(before + 1);
    expect((await room.audit.search({ action: 'process-list.saved' })).items).toHaveLength(2);
  });

  it('tells the second of two administrators what the first has saved', async () => {
    await room.processLists.save(listAt('produced', 'Initialize'), 0, audit());
    const both = await Promise.allSettled([
      room.processLists.save(listAt('produced', 'A'), 1, audit()), room.processLists.save(listAt('produced', 'B'), 1, audit()),
    ]);
    const winner = both.find((result) => result.status === 'fulfilled')?.value;
    expect(both.find((result) => result.status === 'rejected')?.reason).toMatchObject({ reason: 'revision-conflict', current: winner });
    await expect(room.processLists.save(listAt('produced'), 0, audit())).rejects.toMatchObject({ name: 'Conflict' });
    await expect(room.processLists.save(listAt('ordered'), 4, audit())).rejects.toMatchObject({ current: { revision: 0, entries: [] } });
  });

  it('is saved with as many statements for thirty entries as for one', async () => {
    const count = async (place: string, amount: number) => (await statementsOf(() =>
      room.processLists.save(listAt(place, ...Array.from({ length: amount }, (_, index) => `U${index}`)), 0, audit()))).length;
    expect(await count('a', 30)).toBe(await count('b', 1));
  });
});

describe('a package', () => {
  const switched = (action: string) => line({ action });

  it('is on until somebody switches it off, which every process learns by the revision of the rules', async () => {
    expect(await room.packages.read('acme')).toEqual({ name: 'acme', enabled: true, revision: 0 });
    const before = await room.packages.revision();
    expect(await room.packages.save('acme', false, 0, switched('plugin.switched-off'))).toMatchObject({ enabled: false, revision: 1, changedBy: 'Anna' });
    expect(await room.packages.revision()).toBeGreaterThan(before);
    expect(await room.packages.listAsleep()).toEqual(['acme']);
    await room.packages.save('acme', true, 1, switched('plugin.switched-on'));
    expect(await room.packages.listAsleep()).toEqual([]);
    expect(await room.packages.list()).toMatchObject([{ name: 'acme', enabled: true, revision: 2 }]);
  });

  it('is not switched over what somebody else has done meanwhile', async () => {
    await expect(room.packages.save('acme', false, 0, switched('plugin.switched-off'))).rejects.toMatchObject({ reason: 'revision-conflict', current: { revision: 2 } });
    await expect(room.packages.save('acme', false, 1, switched('plugin.switched-off'))).rejects.toMatchObject({ current: { enabled: true, revision: 2 } });
  });
});

describe('connector settings', () => {
  const settings = { name: 'bureau-http', settings: { hostName: 'localhost' }, sealed: Buffer.from('sealed'), secretsSet: ['clientSecret'] };

  it('are saved by revision and never show their secrets in a conflict', async () => {
    const before = await room.processLists.revision();
    expect(await room.connectorSettings.save(settings, 0, audit())).toMatchObject({ revision: 1, secretsSet: ['clientSecret'] });
    expect(await room.processLists.revision()).toBeGreaterThan(before);
    expect(await room.connectorSettings.read('bureau-http')).toMatchObject({ settings: settings.settings, sealed: settings.sealed });
    await expect(room.connectorSettings.save(settings, 0, audit())).rejects.toMatchObject({ current: { revision: 1, sealed: undefined } });
    expect(await room.connectorSettings.list()).toHaveLength(1);
  });

  it('remember how the connector is', async () => {
    await room.connectorSettings.recordHealth('bureau-http', NOW);
    await room.connectorSettings.recordHealth('bureau-http', NOW, 'time-out');
    expect(await room.connectorSettings.listHealth()).toEqual([
      { name: 'bureau-http', lastSuccessAt: NOW, lastFailureAt: NOW, lastFailure: 'time-out' },
    ]);
  });
});

describe('what comes from outside', () => {
  it('keeps sealed secrets by reference', async () => {
    const card = newCard();
    await room.store.transact((transaction) => transaction.write(only(card)));
    const secret = { ref: 'r1', sealed: Buffer.from([1, 2]), objectId: card.id, createdAt: NOW };
    await room.vault.keep(secret);
    await room.vault.keep({ ...secret, ref: 'r2' });
    expect(await room.vault.read('r1')).toEqual(secret);
  });

  it('removes secrets that nothing refers to any more, and no others', async () => {
    const [encoded, waiting] = [newCard({ attributes: { secretsRef: 'used' } }), newCard()];
    const [open, abandoned] = [newRun({ status: 'open', subjectIds: [waiting.id] }), newRun({ status: 'open' })];
    await room.store.transact((transaction) => transaction.write({ ...only(encoded, waiting), run: open }));
    await room.store.transact((transaction) => transaction.write({ ...only(), run: abandoned }));
    const keep = (ref: string, objectId?: string, createdAt = NOW) => room.vault.keep({ ref, sealed: Buffer.from([1]), createdAt, ...(objectId ? { objectId } : {}) });
    await Promise.all([keep('used', encoded.id), keep('replaced', encoded.id), keep('in an open run', waiting.id), keep('abandoned'), keep('unknown')]);
    await keep('new', encoded.id, new Date(NOW.getTime() + 60_000));
    await room.encodings.begin({ runId: abandoned.id, field: 'encoding', ref: 'abandoned' }, NOW);
    await room.encodings.begin({ runId: open.id, field: 'encoding', ref: 'in an open run' }, NOW);
    await room.store.transact((transaction) => transaction.write({ ...only(), run: { ...abandoned, status: 'cancelled', endedAt: NOW } }));
    const later = new Date(NOW.getTime() + 1000);
    await room.vault.removeUnused(later);
    await room.encodings.forgetBefore(later);
    const left = await Promise.all(['used', 'replaced', 'in an open run', 'abandoned', 'unknown', 'new'].map(async (ref) => (await room.vault.read(ref))?.ref));
    expect(left).toEqual(['used', undefined, 'in an open run', undefined, 'unknown', 'new']);
    expect(await room.encodings.isLatest({ runId: open.id, field: 'encoding', ref: 'in an open run' })).toBe(true);
    expect(await room.encodings.isLatest({ runId: abandoned.id, field: 'encoding', ref: 'abandoned' })).toBe(false);
  });

  it('lets no encoding begin for a run that has ended', async () => {
    const done = newRun({ status: 'done', endedAt: NOW });
    await room.store.transact((transaction) => transaction.write({ ...only(), run: done }));
    const encoding = { runId: done.id, field: 'encoding', ref: 'too late' };
    await room.encodings.begin(encoding, NOW);
    expect(await room.encodings.isLatest(encoding)).toBe(false);
  });

  it('remembers the simulated reader of each account', async () => {
    const account = await room.accounts.create({
      id: uuidv7(), userName: 'op', displayName: 'Op', language: 'it-IT', mustChangePassword: false, roles: [], at: NOW,
    }, audit());
    expect(await room.readers.read(account.id)).toEqual({ fault: 'none' });
    await room.readers.save(account.id, { chipSerial: '04AA', fault: 'none' }, NOW);
    await room.readers.save(account.id, { fault: 'no-reader' }, NOW);
    expect(await room.readers.read(account.id)).toEqual({ fault: 'no-reader', chipSerial: undefined });
  });

  it('remembers the latest start of a schedule', async () => {
    await room.scheduleRuns.record({ entryId: 'e1', lastRunAt: NOW, lastRunId: uuidv7(), lastResult: 'done' });
    await room.scheduleRuns.record({ entryId: 'e1', lastRunAt: NOW, lastResult: 'nothing-to-do' });
    expect(await room.scheduleRuns.list()).toEqual([{ entryId: 'e1', lastRunAt: NOW, lastResult: 'nothing-to-do' }]);
  });

  it('keeps the first thing that was sealed, to try keys on', async () => {
    expect(await room.keyCheck.keepFirst(Buffer.from('first'))).toEqual(Buffer.from('first'));
    expect(await room.keyCheck.keepFirst(Buffer.from('second'))).toEqual(Buffer.from('first'));
  });
});
