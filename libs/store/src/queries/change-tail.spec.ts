import { CARD, line, newCard, newRun, only, orderOf } from '../testing/changes.js';
import { statementsOf } from '../testing/count-statements.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { open, opened };
};

describe('changes since a look', () => {
  it('tell which objects and runs changed, once', async () => {
    const start = await room.changes.start();
    const order = orderOf(3);
    await room.store.transact((transaction) => transaction.write(order));
    const seen = await room.changes.read(start);
    expect(seen.objects).toEqual([{ objectType: CARD, ids: expect.any(Array) as string[], states: ['processing'], count: 3 }]);
    expect([...(seen.objects[0]?.ids ?? [])].sort()).toEqual(order.objects.map((object) => object.id).sort());
    expect(seen.runs).toEqual([{ id: order.run?.id, actorId: 'anna' }]);
    const next = await room.changes.read(seen.position);
    expect({ objects: next.objects, runs: next.runs }).toEqual({ objects: [], runs: [] });
  });

  it('miss nothing when an older transaction commits late, and tell nothing twice', async () => {
    const [late, early] = [newRun(), newRun()];
    const write = (run: typeof late) => ({ ...only(newCard()), run, audit: [line({ action: 'run.done', runId: run.id })] });
    const { open, opened } = gate();
    const { open: written, opened: hasWritten } = gate();
    const position = await room.changes.start();
    const slow = room.store.transact(async (transaction) => {
      await transaction.write(write(late));
      written();
      await opened;
    });
    await hasWritten;
    await room.store.transact((transaction) => transaction.write(write(early)));
    const first = await room.changes.read(position);
    open();
    await slow;
    const second = await room.changes.read(first.position);
    const third = await room.changes.read(second.position);
    expect([first, second, third].map((seen) => seen.runs.map((run) => run.id))).toEqual([[early.id], [late.id], []]);
  });

  it('name a hundred objects of a large order at most, in one statement', async () => {
    const start = await room.changes.start();
    await room.store.transact((transaction) => transaction.write(orderOf(500)));
    const sent = await statementsOf(async () => {
      const { objects } = await room.changes.read(start);
      expect(objects).toMatchObject([{ count: 500, states: ['processing'] }]);
      expect(objects[0]?.ids).toHaveLength(100);
    });
    expect(sent).toHaveLength(1);
  });

  it('bring the revision of the rules along', async () => {
    const before = await room.changes.read(await room.changes.start());
    await room.roles.save({ name: 'auditor', title: 'Auditor', permissions: ['audit:read'] }, 0, line({ action: 'role.saved' }));
    const after = await room.changes.read(before.position);
    expect(after.ruleRevision).toBeGreaterThan(before.ruleRevision);
  });
});
