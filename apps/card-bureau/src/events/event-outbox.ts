import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BureauSettings } from '../faults/bureau-settings.js';
import { UNKNOWN_STATUS } from '../faults/settings.js';
import { Ledger } from '../ledger/ledger.js';

/** Cards of one order that took a step together. */
export interface Progress {
  readonly organisationId: string;
  readonly orderId: string;
  readonly key: string;
  readonly status: string;
  readonly cards: number;
  readonly failed: number;
  readonly shipmentId?: string;
}

/** Where the events of an organisation go. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** An event that waits for its delivery. */
export interface WaitingEvent extends Webhook {
  readonly seq: number;
  readonly body: string;
  readonly attempts: number;
  readonly repeated: number;
}

const MOST_EVENTS = 50;
const LATEST_SHUFFLE_MS = 3000;
const LONGEST_WAIT_MS = 60_000;
const ADD = `INSERT INTO events (organisation_id, body, next_at)
SELECT value ->> 'organisationId', value ->> 'body', value ->> 'nextAt' FROM json_each(:events)
WHERE value ->> 'organisationId' IN (SELECT organisation_id FROM webhooks)`;

/** Keeps events until they are delivered; they are written together with the change they tell of. */
@Injectable()
export class EventOutbox {
  constructor(
    private readonly ledger: Ledger,
    private readonly settings: BureauSettings,
  ) {}

  /** Adds one event per progress; only inside a write of the ledger. */
  add(progress: readonly Progress[], now: number): void {
    const events = progress.map((one) => ({ organisationId: one.organisationId, body: this.body(one, now), nextAt: now + this.delay() }));
    this.ledger.run(ADD, { events: JSON.stringify(events) });
  }

  /** Sends the events of an organisation to an address from now on. */
  async register(organisationId: string, { url, secret }: Webhook): Promise<void> {
    await this.ledger.write(() =>
      this.ledger.run(
        `INSERT INTO webhooks (organisation_id, url, secret) VALUES (:organisationId, :url, :secret)
         ON CONFLICT (organisation_id) DO UPDATE SET url = excluded.url, secret = excluded.secret`,
        { organisationId, url, secret },
      ),
    );
  }

  /** The events whose time has come. */
  due(now: number): readonly WaitingEvent[] {
    return this.ledger.all<WaitingEvent>(
      `SELECT e.seq, e.body, e.attempts, e.repeated, w.url, w.secret FROM events e JOIN webhooks w ON w.organisation_id = e.organisation_id
       WHERE e.next_at <= :now ORDER BY e.next_at, e.seq LIMIT ${MOST_EVENTS}`,
      { now },
    );
  }

  /** Takes a delivered event out, unless the duplicate fault sends it once more. */
  async delivered({ seq, repeated }: WaitingEvent, now: number): Promise<void> {
    const again = repeated === 0 && this.settings.dice.hits(this.settings.current.faults.duplicateEvents);
    const sql = again ? 'UPDATE events SET repeated = 1, next_at = :nextAt WHERE seq = :seq' : 'DELETE FROM events WHERE seq = :seq AND :nextAt > 0';
    await this.ledger.write(() => this.ledger.run(sql, { seq, nextAt: now + this.delay() }));
  }

  /** Keeps an event that nobody took, for later and later. */
  async missed({ seq, attempts }: WaitingEvent, now: number): Promise<void> {
    const wait = Math.min(500 * 2 ** Math.min(attempts, 20), LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
    await this.ledger.write(() =>
      this.ledger.run('UPDATE events SET attempts = attempts + 1, next_at = :nextAt WHERE seq = :seq', { seq, nextAt: Math.round(now + wait) }),
    );
  }

  private body({ orderId, key, status, cards, failed, shipmentId }: Progress, now: number): string {
    const shown = this.settings.dice.hits(this.settings.current.faults.unknownStatus) ? UNKNOWN_STATUS : status;
    return JSON.stringify({
      specversion: '1.0',
      id: randomUUID(),
      type: `cards.${shown}`,
      source: 'card-bureau',
      time: new Date(now).toISOString(),
      data: { orderId, key, status: shown, cards, failed, shipmentId },
    });
  }

  private delay(): number {
    return this.settings.current.faults.shuffleEvents ? Math.round(this.settings.dice.roll() * LATEST_SHUFFLE_MS) : 0;
  }
}
