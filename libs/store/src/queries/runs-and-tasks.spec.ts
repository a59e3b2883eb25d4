import { newRun, newTask, NOW, only } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const write = (changes: Parameters<Parameters<Parameters<typeof room.store.transact>[0]>[0]['write']>[0]) =>
  room.store.transact((transaction) => transaction.write(changes));

describe('runs', () => {
  it('are listed for whoever opened them, the latest first', async () => {
    const runs = [newRun(), newRun({ actorId: 'bruno' }), newRun(), newRun({ status: 'open', useCase: 'Waiting' })];
    for (const run of runs) await write({ ...only(), run });
    const first = await room.runs.listOfActor('anna', { limit: 2 });
    const second = await room.runs.listOfActor('anna', { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((run) => run.id)).toEqual([runs[3]?.id, runs[2]?.id, runs[0]?.id]);
    expect(first.items[0]).toMatchObject({ subjectCount: 0, status: 'open' });
    expect(await room.runs.listInUse()).toMatchObject([{ useCase: 'Waiting', openRuns: 1 }]);
  });

  it('show their tasks', async () => {
    const run = newRun();
    const task = newTask({ runId: run.id });
    await write({ ...only(), run, tasks: [task] });
    expect((await room.runs.tasksOf(run.id)).map((found) => found.id)).toEqual([task.id]);
    expect(await room.runs.tasksOf('x')).toEqual([]);
  });
});

describe('the queue page', () => {
  it('counts, shows what failed and why, and gives a second chance', async () => {
    const failed = newTask({ status: 'gave-up', attempts: 5, lastError: 'bureau unavailable', endedAt: NOW });
    const retrying = newTask({ attempts: 2, lastError: 'time-out' });
    const done = newTask({ status: 'done', lastError: 'first try', endedAt: NOW });
    await write({ ...only(), tasks: [failed, retrying, done] });
    expect(await room.tasks.counts(NOW)).toMatchObject({ gaveUp: 1, done24h: 1, gaveUp24h: 1 });
    expect((await room.tasks.hours(NOW)).at(-1)).toEqual({ at: NOW, done: 1, failed: 1 });
    expect(await room.tasks.hours(NOW)).toHaveLength(24);
    const page = await room.tasks.listInTrouble({ limit: 1 });
    const rest = await room.tasks.listInTrouble({ limit: 1, cursor: page.nextCursor });
    expect([...page.items, ...rest.items].map((task) => task.lastError)).toEqual(['time-out', 'bureau unavailable']);
    expect(await room.tasks.listGaveUp(10)).toEqual([failed.id]);
    const reset = await room.store.transact((transaction) => room.tasks.reset(transaction, [failed.id, done.id]));
    expect(reset).toMatchObject([{ id: failed.id, status: 'waiting', attempts: 0, endedAt: undefined }]);
    expect(await room.tasks.listGaveUp(10)).toEqual([]);
  });
});
