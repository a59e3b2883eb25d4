import { Injectable } from '@nestjs/common';
import { BureauSettings } from '../faults/bureau-settings.js';
import { UNKNOWN_STATUS } from '../faults/settings.js';
import { notFound } from '../http/problem.js';
import { Ledger } from '../ledger/ledger.js';
import { statusOf, type LotProgress } from './lots.js';
import { CARDS_INSIDE, type CardStatus, type Order, type OrderedCard } from './order.js';
import { headOf, type OrderRow } from './order-row.js';

interface CardRow {
  readonly order_seq: number;
  readonly position: number;
  readonly number: number;
  readonly card_id: string;
  readonly card_number: string | null;
  readonly chip_serial: string;
  readonly rfid: string;
  readonly status: CardStatus;
  readonly shipment_id: string | null;
}

/** One page of the cards of an order. */
export interface CardPage {
  readonly cards: readonly OrderedCard[];
  readonly nextCards?: number;
}

const CARDS = `SELECT c.order_seq, c.position, c.number, c.card_id, c.card_number, c.chip_serial, c.rfid,
CASE WHEN c.failed = 1 THEN 'failed' ELSE l.status END AS status, CASE WHEN c.failed = 1 THEN NULL ELSE l.shipment_id END AS shipment_id
FROM cards c JOIN lots l ON l.order_seq = c.order_seq AND l.number = c.lot`;

/** Tells partners about their orders. */
@Injectable()
export class OrderBook {
  constructor(
    private readonly ledger: Ledger,
    private readonly settings: BureauSettings,
  ) {}

  /** The order with this id. */
  byId(organisationId: string, orderId: string): Order {
    const [order] = this.byIds(organisationId, [orderId]);
    if (order === undefined) throw notFound('unknown-order', 'There is no such order.');
    return order;
  }

  /** The orders among these ids, in the order of their acceptance. */
  byIds(organisationId: string, orderIds: readonly string[]): readonly Order[] {
    const rows = this.ledger.all<OrderRow>(
      `SELECT * FROM orders WHERE organisation_id = :organisationId AND order_id IN (SELECT value FROM json_each(:ids)) ORDER BY seq`,
      { organisationId, ids: JSON.stringify(orderIds) },
    );
    return this.assemble(rows);
  }

  /** The order that was accepted under this key. */
  byKey(organisationId: string, key: string): Order {
    const rows = this.ledger.all<OrderRow>('SELECT * FROM orders WHERE organisation_id = :organisationId AND key = :key', { organisationId, key });
    const [order] = this.assemble(rows);
    if (order === undefined) throw notFound('unknown-key', 'No order was accepted under this key.');
    return order;
  }

  /** The cards of an order after a position. */
  cards(organisationId: string, orderId: string, after: number, limit: number): CardPage {
    const order = this.ledger.first<{ seq: number }>('SELECT seq FROM orders WHERE organisation_id = :organisationId AND order_id = :orderId', {
      organisationId,
      orderId,
    });
    if (order === undefined) throw notFound('unknown-order', 'There is no such order.');
    const rows = this.ledger.all<CardRow>(`${CARDS} WHERE c.order_seq = :seq AND c.position > :after ORDER BY c.position LIMIT :limit`, {
      seq: order.seq,
      after,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return { cards: shown.map((row) => this.card(row)), nextCards: rows.length > limit ? shown.at(-1)?.position : undefined };
  }

  private assemble(rows: readonly OrderRow[]): readonly Order[] {
    const seqs = JSON.stringify(rows.map(({ seq }) => seq));
    const lots = this.ledger.all<LotProgress & { order_seq: number }>(
      'SELECT order_seq, status, cards, failed FROM lots WHERE order_seq IN (SELECT value FROM json_each(:seqs))',
      { seqs },
    );
    const cards = this.ledger.all<CardRow>(
      `${CARDS} WHERE c.order_seq IN (SELECT value FROM json_each(:seqs)) AND c.position < ${CARDS_INSIDE} ORDER BY c.order_seq, c.position`,
      { seqs },
    );
    const lotsOf = Map.groupBy(lots, ({ order_seq }) => order_seq);
    const cardsOf = Map.groupBy(cards, ({ order_seq }) => order_seq);
    return rows.map((row) => this.order(row, lotsOf.get(row.seq) ?? [], cardsOf.get(row.seq) ?? []));
  }

  private order(row: OrderRow, lots: readonly LotProgress[], cards: readonly CardRow[]): Order {
    return {
      ...headOf(row),
      status: this.disguise(statusOf(lots)),
      cards: cards.map((card) => this.card(card)),
      nextCards: row.card_count > CARDS_INSIDE ? CARDS_INSIDE - 1 : undefined,
    };
  }

  private card(row: CardRow): OrderedCard {
    const isFinished = row.status === 'produced' || row.status === 'shipped';
    return {
      cardId: row.card_id,
      status: this.disguise(row.status),
      readouts: isFinished ? { cardNumber: row.card_number ?? cardNumberOf(row.number), chipSerial: row.chip_serial, rfid: row.rfid } : undefined,
      shipmentId: row.shipment_id ?? undefined,
    };
  }

  private disguise(status: CardStatus): string {
    return this.settings.dice.hits(this.settings.current.faults.unknownStatus) ? UNKNOWN_STATUS : status;
  }
}

function cardNumberOf(number: number): string {
  return `70${String(number).padStart(10, '0')}`;
}
