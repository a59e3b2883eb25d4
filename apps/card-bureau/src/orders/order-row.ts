/** An order as the ledger keeps it. */
export interface OrderRow {
  readonly seq: number;
  readonly order_id: string;
  readonly key: string;
  readonly layout_id: string;
  readonly reference: string | null;
  readonly card_count: number;
  readonly accepted_at: number;
}

/** What everybody is told of an order. */
export interface OrderHead {
  readonly orderId: string;
  readonly key: string;
  readonly layoutId: string;
  readonly reference?: string;
  readonly createdAt: string;
  readonly cardCount: number;
}

/** What everybody is told of an order. */
export const headOf = (row: OrderRow): OrderHead => ({
  orderId: row.order_id,
  key: row.key,
  layoutId: row.layout_id,
  reference: row.reference ?? undefined,
  createdAt: new Date(row.accepted_at).toISOString(),
  cardCount: row.card_count,
});
