import { randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventOutbox, type Progress } from '../events/event-outbox.js';
import { BureauSettings } from '../faults/bureau-settings.js';
import { Ledger } from '../ledger/ledger.js';

const TICK_MS = 100;
const MOST_LOTS = 500;

// Last step first, so that a lot takes one step per tick and each step is reported, even on a very fast clock.
const STEPS = [
  { from: 'produced', to: 'shipped', part: 1 },
  { from: 'in-production', to: 'produced', part: 0.7 },
  { from: 'accepted', to: 'in-production', part: 0.2 },
] as const;

type Step = (typeof STEPS)[number];

interface DueLot {
  readonly order_seq: number;
  readonly number: number;
  readonly cards: number;
  readonly order_id: string;
  readonly organisation_id: string;
  readonly key: string;
}

const DUE = `SELECT l.order_seq, l.number, l.cards, o.order_id, o.organisation_id, o.key
FROM lots l JOIN orders o ON o.seq = l.order_seq
WHERE l.status = :from AND l.status <> 'shipped' AND l.accepted_at + l.share * :ms <= :now
ORDER BY l.accepted_at LIMIT ${MOST_LOTS}`;

const ADVANCE = `UPDATE lots SET status = :to, shipment_id = moved.value ->> 'shipmentId', failed = failed + (moved.value ->> 'failed')
FROM json_each(:moved) AS moved
WHERE lots.order_seq = moved.value ->> 'order_seq' AND lots.number = moved.value ->> 'number'`;

/** Moves cards along as time passes, a lot at a time. */
@Injectable()
export class ProductionClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private isTicking = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly settings: BureauSettings,
    private readonly outbox: EventOutbox,
  ) {}

  /** Starts the clock. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
  }

  /** Stops the clock. */
  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      const now = Date.now();
      for (const step of STEPS) {
        const due = this.due(step, now);
        if (due.length > 0) await this.ledger.write(() => this.advance(step, due, now));
      }
    } catch (error) {
      console.error(error);
    } finally {
      this.isTicking = false;
    }
  }

  private due({ from, part }: Step, now: number): readonly DueLot[] {
    const ms = this.settings.current.productionSeconds * 1000 * part;
    return this.ledger.all<DueLot>(DUE, { from, ms, now });
  }

  private advance({ to }: Step, due: readonly DueLot[], now: number): void {
    const moved = due.map((lot) => ({
      ...lot,
      shipmentId: to === 'shipped' ? `S-${randomBytes(6).toString('hex')}` : undefined,
      failed: to === 'produced' ? this.failSome(lot) : 0,
    }));
    this.ledger.run(ADVANCE, { to, moved: JSON.stringify(moved) });
    this.outbox.add(moved.map((lot): Progress => ({ ...lot, orderId: lot.order_id, organisationId: lot.organisation_id, status: to })), now);
  }

  private failSome(lot: DueLot): number {
    const { failCards } = this.settings.current.faults;
    if (failCards === 0) return 0;
    const cards = this.ledger.all<{ number: number }>('SELECT number FROM cards WHERE order_seq = :order_seq AND lot = :number', {
      order_seq: lot.order_seq,
      number: lot.number,
    });
    const failed = cards.filter(() => this.settings.dice.hits(failCards)).map(({ number }) => number);
    return this.ledger.run('UPDATE cards SET failed = 1 WHERE number IN (SELECT value FROM json_each(:failed))', { failed: JSON.stringify(failed) }).changes;
  }
}
