import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BureauSettings } from '../faults/bureau-settings.js';
import { conflict, gone, refusal } from '../http/problem.js';
import { checkFields } from '../layouts/check-fields.js';
import { LAYOUTS } from '../layouts/layouts.js';
import { Ledger } from '../ledger/ledger.js';
import { splitIntoLots } from './lots.js';
import type { OrderRequest } from './order.js';

/** Whether an order was accepted now or before, and its id. */
export interface Acceptance {
  readonly orderId: string;
  readonly isNew: boolean;
}

interface KeyedOrder {
  readonly order_id: string;
  readonly fingerprint: string;
}

const MOST_FAULTS = 50;
const INSERT_ORDER = `INSERT INTO orders (order_id, organisation_id, key, fingerprint, layout_id, reference, card_count, accepted_at)
VALUES (:orderId, :organisationId, :key, :fingerprint, :layoutId, :reference, :cardCount, :now)`;
const INSERT_LOTS = `INSERT INTO lots (order_seq, number, status, cards, share, accepted_at)
SELECT :seq, value ->> 'number', 'accepted', value ->> 'cards', value ->> 'share', :now FROM json_each(:lots)`;
const INSERT_CARDS = `INSERT INTO cards (order_seq, position, lot, card_id, card_number, fields, chip_serial, rfid)
SELECT :seq, key, value ->> 'lot', value ->> 'cardId', value ->> 'cardNumber', value -> 'fields', value ->> 'chipSerial', value ->> 'rfid'
FROM json_each(:cards)`;

function fingerprintOf({ layoutId, reference, cards }: OrderRequest): string {
  const sorted = cards.map(({ cardId, cardNumber, fields }) => [cardId, cardNumber ?? '', Object.entries(fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(JSON.stringify([layoutId, reference ?? '', sorted])).digest('hex');
}

/** Accepts orders, each key at most once, and closes keys. */
@Injectable()
export class OrderDesk {
  constructor(
    private readonly ledger: Ledger,
    private readonly settings: BureauSettings,
  ) {}

  /** Accepts an order, or finds the one that was accepted under the same key. */
  async accept(organisationId: string, key: string, request: OrderRequest): Promise<Acceptance> {
    const fingerprint = fingerprintOf(request);
    return this.ledger.write(() => {
      const known = this.orderOf(organisationId, key);
      if (known === undefined) return this.acceptNew(organisationId, key, fingerprint, request);
      if (known.fingerprint !== fingerprint) throw conflict('key-used-for-another-order', 'Another order was accepted under this key.');
      return { orderId: known.order_id, isNew: false };
    });
  }

  /** Closes a key for ever, or names the order that was accepted under it. */
  async closeKey(organisationId: string, key: string): Promise<string | undefined> {
    return this.ledger.write(() => {
      const known = this.orderOf(organisationId, key);
      if (known !== undefined) return known.order_id;
      this.ledger.run('INSERT INTO closed_keys (organisation_id, key, closed_at) VALUES (:organisationId, :key, :now) ON CONFLICT DO NOTHING', {
        organisationId,
        key,
        now: Date.now(),
      });
      return undefined;
    });
  }

  private orderOf(organisationId: string, key: string): KeyedOrder | undefined {
    return this.ledger.first('SELECT order_id, fingerprint FROM orders WHERE organisation_id = :organisationId AND key = :key', { organisationId, key });
  }

  private acceptNew(organisationId: string, key: string, fingerprint: string, request: OrderRequest): Acceptance {
    this.refuseClosedKey(organisationId, key);
    refuseWrongOrder(request);
    if (this.settings.dice.hits(this.settings.current.faults.refuse)) throw refusal('refused', 'The bureau does not take this order (fault switch).');
    const { layoutId, reference, cards } = request;
    const orderId = randomUUID();
    const now = Date.now();
    const order = { orderId, organisationId, key, fingerprint, layoutId, reference: reference ?? null, cardCount: cards.length, now };
    const { lastId: seq } = this.ledger.run(INSERT_ORDER, order);
    const lots = splitIntoLots(cards.length);
    const lotSize = lots[0]?.cards ?? cards.length;
    this.ledger.run(INSERT_LOTS, { seq, now, lots: JSON.stringify(lots) });
    this.ledger.run(INSERT_CARDS, { seq, cards: JSON.stringify(withChips(cards, lotSize)) });
    return { orderId, isNew: true };
  }

  private refuseClosedKey(organisationId: string, key: string): void {
    const closed = this.ledger.first('SELECT 1 FROM closed_keys WHERE organisation_id = :organisationId AND key = :key', { organisationId, key });
    if (closed !== undefined) throw gone('key-closed', 'This key was closed. No order will ever be accepted under it.');
  }
}

function refuseWrongOrder({ layoutId, cards }: OrderRequest): void {
  const layout = LAYOUTS.find(({ id }) => id === layoutId);
  if (layout === undefined) throw refusal('unknown-layout', 'The bureau has no such layout.', [{ pointer: '/layoutId', detail: layoutId }]);
  const ids = new Set(cards.map(({ cardId }) => cardId));
  if (ids.size < cards.length) throw refusal('card-twice-in-order', 'A card stands twice in this order.');
  const faults = cards.flatMap(({ fields }, index) => checkFields(layout, fields ?? {}, `/cards/${index}/fields`));
  if (faults.length > 0) throw refusal('wrong-fields', 'The fields do not fit the layout.', faults.slice(0, MOST_FAULTS));
}

function withChips(cards: OrderRequest['cards'], lotSize: number): readonly unknown[] {
  const random = randomBytes(cards.length * 15).toString('hex');
  return cards.map(({ cardId, cardNumber, fields }, index) => {
    const chip = random.slice(index * 30, (index + 1) * 30);
    return { cardId, cardNumber, fields, lot: Math.floor(index / lotSize) + 1, chipSerial: chip.slice(0, 16), rfid: chip.slice(16) };
  });
}
