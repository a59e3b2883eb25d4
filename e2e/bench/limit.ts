// The database's share alone: what one order sends to Postgres, from the same classes, without HTTP, rules or validation.
import { createHash, randomUUID } from 'node:crypto';
import { BullQueue } from '@tessera/queue';
import { createDataSource, createStore } from '@tessera/store';
import { temporaryCard } from '@tessera/plugin-temporary-cards/object-type';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry, ObjectChange, RunRecord, TaskRecord } from '@tessera/engine';

/** What the parent asks: `seconds` of orders of `cards` cards from `clients` loops. */
export interface LimitRequest {
  readonly url: string;
  readonly accountId: string;
  readonly clients: number;
  readonly cards: number;
  readonly seconds: number;
}

const TOKEN = createHash('sha256').update('bench').digest();

async function main(request: LimitRequest): Promise<number> {
  const dataSource = await createDataSource(request.url, { poolSize: request.clients }).initialize();
  const room = createStore(dataSource, [temporaryCard]);
  const queue = await BullQueue.open(request.url, { error: () => undefined, warn: () => undefined, info: () => undefined } as never);
  const far = new Date(Date.now() + 3_600_000);
  await room.sessions.closeAll(request.accountId);
  await room.sessions.open({ id: randomUUID(), accountId: request.accountId, tokenHash: TOKEN, at: new Date(), expiresAt: far });
  const end = Date.now() + request.seconds * 1000;
  let orders = 0;
  const loop = async (): Promise<void> => {
    while (Date.now() < end) {
      await room.sessions.find(TOKEN, new Date(), new Date(Date.now() - 3_600_000));
      await orderOnce(room, queue, request);
      orders++;
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: request.clients }, loop));
  const perSecond = orders / ((performance.now() - begin) / 1000);
  await queue.close();
  await dataSource.destroy();
  return perSecond;
}

async function orderOnce(room: ReturnType<typeof createStore>, queue: BullQueue, { cards, accountId }: LimitRequest): Promise<void> {
  await room.store.transact(async (transaction) => {
    const at = transaction.now;
    const run = runOf(at, accountId, cards);
    const objects: ObjectChange[] = Array.from({ length: cards }, () => ({
      id: uuidv7(), objectType: 'temporary-card', state: 'requested', attributes: { product: 'standard' }, version: 0,
    }));
    const task: TaskRecord = {
      id: uuidv7(), runId: run.id, name: 'temporary-cards.submit-order', payload: { cardIds: objects.map((one) => one.id), product: 'standard' },
      key: uuidv7(), status: 'waiting', attempts: 0, createdAt: at,
    };
    await transaction.write({ at, actorId: accountId, run, objects, tasks: [task], audit: auditOf(at, run, objects) });
    await queue.add(transaction, [{ kind: 'task', id: task.id, attempts: 5 }]);
  });
}

function runOf(at: Date, actorId: string, amount: number): RunRecord {
  return {
    id: uuidv7(), entryId: uuidv7(), useCase: 'TempCardsAddonExtProdProcOrder', objectType: 'temporary-card', place: 'new', status: 'done',
    options: { product: 'standard', queue: false, maximumAmount: 9 }, subjectIds: [], input: { amount }, step: 1, actorId,
    actorName: 'Bench', openedAt: at, expiresAt: new Date(at.getTime() + 7_200_000), endedAt: at,
    outcome: { states: { requested: amount }, objectIds: [] },
  };
}

function auditOf(at: Date, run: RunRecord, objects: readonly ObjectChange[]): AuditEntry[] {
  const author = { at, actorId: run.actorId, actorName: run.actorName, useCase: run.useCase, runId: run.id, objectType: run.objectType };
  const created = objects.map((one) => ({
    ...author, id: uuidv7(), action: 'object.created', objectId: one.id, to: one.state, changed: { product: { to: 'standard' } },
  }));
  return [...created, { ...author, id: uuidv7(), action: 'run.done' }];
}

process.once('message', (request: LimitRequest) => {
  main(request).then(
    (perSecond) => process.send?.({ perSecond }, undefined, undefined, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
