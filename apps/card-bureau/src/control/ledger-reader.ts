import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import { statusOf, type LotProgress } from '../orders/lots.js';
import type { CardStatus } from '../orders/order.js';
import { headOf, type OrderHead, type OrderRow } from '../orders/order-row.js';

/** One order on the control page. */
export interface OrderSummary extends OrderHead {
  readonly status: CardStatus;
  readonly failedCards: number;
  readonly shipments: readonly string[];
}

/** The newest orders and a few numbers. */
export interface Overview {
  readonly orders: readonly OrderSummary[];
  readonly totals: { readonly orders: number; readonly cards: number; readonly closedKeys: number; readonly waitingEvents: number };
}

/** An order with every card, for reconciliation; statuses are true whatever the fault switches say. */
export interface LedgerOrder extends OrderSummary {
  readonly cards: readonly { readonly cardId: string; readonly status: CardStatus; readonly chipSerial: string }[];
}

/** One page of the ledger. */
export interface LedgerPage {
  readonly orders: readonly LedgerOrder[];
  readonly next?: number;
}

type CountedRow = OrderRow & { readonly cards_so_far: number };
type LotRow = LotProgress & { readonly order_seq: number; readonly shipment_id: string | null };
type CardRow = LedgerOrder['cards'][number] & { readonly orderSeq: number };

const MOST_CARDS = 20_000;
const TOTALS = `SELECT (SELECT count(*) FROM orders) AS orders, (SELECT coalesce(sum(card_count), 0) FROM orders) AS cards,
(SELECT count(*) FROM closed_keys) AS closedKeys, (SELECT count(*) FROM events) AS waitingEvents`;
const CARDS = `SELECT c.order_seq AS orderSeq, c.card_id AS cardId, c.chip_serial AS chipSerial,
CASE WHEN c.failed = 1 THEN 'failed' ELSE l.status END AS status
FROM cards c JOIN lots l ON l.order_seq = c.order_seq AND l.number = c.lot
WHERE c.order_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY c.order_seq, c.position`;

/** Reads the whole ledger for those who run the bureau. */
@Injectable()
export class LedgerReader {
  constructor(private readonly ledger: Ledger) {}

  /** The newest orders and a few numbers. */
  overview(limit: number): Overview {
    const rows = this.ledger.all<OrderRow>('SELECT * FROM orders ORDER BY seq DESC LIMIT :limit', { limit });
    const totals = this.ledger.first<Overview['totals']>(TOTALS) ?? { orders: 0, cards: 0, closedKeys: 0, waitingEvents: 0 };
    return { orders: this.summaries(rows).map(({ summary }) => summary), totals };
  }

  /** The orders after a place in the ledger, with all their cards. */
  page(after: number, limit: number): LedgerPage {
    const rows = this.ledger.all<CountedRow>(
      'SELECT *, sum(card_count) OVER (ORDER BY seq) AS cards_so_far FROM (SELECT * FROM orders WHERE seq > :after ORDER BY seq LIMIT :limit)',
      { after, limit: limit + 1 },
    );
    const fitting = rows.filter((row, index) => index === 0 || (index < limit && row.cards_so_far <= MOST_CARDS));
    const cards = this.ledger.all<CardRow>(CARDS, { seqs: JSON.stringify(fitting.map(({ seq }) => seq)) });
    const cardsOf = Map.groupBy(cards, ({ orderSeq }) => orderSeq);
    const orders = this.summaries(fitting).map(({ seq, summary }) => ({
      ...summary,
      cards: (cardsOf.get(seq) ?? []).map(({ cardId, status, chipSerial }) => ({ cardId, status, chipSerial })),
    }));
    return { orders, next: rows.length > fitting.length ? fitting.at(-1)?.seq : undefined };
  }

  /** The keys that were closed, after a key. */
  closedKeys(after: string, limit: number): readonly string[] {
    const rows = this.ledger.all<{ key: string }>('SELECT DISTINCT key FROM closed_keys WHERE key > :after ORDER BY key LIMIT :limit', { after, limit });
    return rows.map(({ key }) => key);
  }

  private summaries(rows: readonly OrderRow[]): readonly { readonly seq: number; readonly summary: OrderSummary }[] {
    const lots = this.ledger.all<LotRow>(
      'SELECT order_seq, status, cards, failed, shipment_id FROM lots WHERE order_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY order_seq, number',
      { seqs: JSON.stringify(rows.map(({ seq }) => seq)) },
    );
    const lotsOf = Map.groupBy(lots, ({ order_seq }) => order_seq);
    return rows.map((row) => ({ seq: row.seq, summary: summaryOf(row, lotsOf.get(row.seq) ?? []) }));
  }
}

function summaryOf(row: OrderRow, lots: readonly LotRow[]): OrderSummary {
  return {
    ...headOf(row),
    status: statusOf(lots),
    failedCards: lots.reduce((sum, { failed }) => sum + failed, 0),
    shipments: lots.flatMap(({ shipment_id }) => (shipment_id === null ? [] : [shipment_id])),
  };
}
