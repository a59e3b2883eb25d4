import type { DataSource } from 'typeorm';
import type { Transaction } from '@tessera/engine';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';

const ADMIT: Statement = {
  name: 'outside-event-admit',
  text: `insert into outside_events (source, event_id, received_at) values ($1, $2, $3)
    on conflict do nothing returning event_id`,
};

/** Ids of events from outside that have been seen: senders repeat themselves. */
export class OutsideEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** True the first time. Inside the transaction that acts on the event, so that a rollback forgets both. */
  async admit(transaction: Transaction, source: string, eventId: string): Promise<boolean> {
    return (await rowOf(transaction.client as Runner, ADMIT, [source, eventId, transaction.now])) !== undefined;
  }

  /** Forgets events that no sender repeats any more. */
  async forgetBefore(before: Date): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query('delete from outside_events where received_at < $1', [before]);
    return rowCount ?? 0;
  }
}
