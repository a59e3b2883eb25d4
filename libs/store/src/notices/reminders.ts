import type { Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { ofType, valueExpression } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';

/** An object that somebody is to be reminded of: which day comes near, and from how many days before on. */
export interface DueReminder {
  readonly objectId: string;
  readonly day: string;
  /** The threshold that was reached last. */
  readonly threshold: number;
}

/** What to look for. */
export interface ReminderRequest {
  readonly objectType: string;
  readonly states: readonly string[];
  /** The attribute that holds the day. */
  readonly attribute: string;
  /** Today where the house stands, as `2026-11-22`. */
  readonly today: string;
  /** Days before, in any order. */
  readonly thresholds: readonly number[];
  readonly atMost: number;
}

const NOTE: Statement = {
  name: 'reminders-note',
  text: 'insert into reminders (object_id, about, reminded_at) values ($1, $2, $3) on conflict do nothing returning object_id',
};

/** Remembers what people were reminded of, for good: once per day that comes near and per threshold. */
export class Reminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
  ) {}

  /** Objects whose day is near and that nobody was reminded of since the last threshold, a late one rather than none. */
  async due({ objectType, states, attribute, today, thresholds, atMost }: ReminderRequest): Promise<readonly DueReminder[]> {
    const known = this.types.attribute(objectType, attribute);
    if (!known || thresholds.length === 0) return [];
    const { rows } = await poolOf(this.dataSource).query<DueReminder>(
      `select id as "objectId", day, threshold from (
         select id, ${valueExpression(known)} as day from managed_objects
         where ${ofType(objectType)} and state = any ($1::text[]) and ${valueExpression(known)} between $2 and to_char($2::date + $3::int, 'YYYY-MM-DD')
       ) near, lateral (select min(days) as threshold from unnest($4::int[]) as days where days >= near.day::date - $2::date) reached
       where not exists (select from reminders told where told.object_id = near.id and told.about = concat_ws('/', $5::text, near.day, reached.threshold))
       order by day, id limit $6`,
      [states, today, Math.max(...thresholds), thresholds, attribute, atMost],
    );
    return rows;
  }

  /** Notes that a reminder goes out, in the transaction that sends it; false when one did already. */
  async note({ client, now }: Pick<Transaction, 'client' | 'now'>, attribute: string, { objectId, day, threshold }: DueReminder): Promise<boolean> {
    return (await rowOf(client as Runner, NOTE, [objectId, `${attribute}/${day}/${threshold}`, now])) !== undefined;
  }

  /** Forgets reminders from before that moment. */
  async removeBefore(moment: Date): Promise<void> {
    await rowsOf(poolOf(this.dataSource), { name: 'reminders-remove', text: 'delete from reminders where reminded_at < $1' }, [moment]);
  }
}
