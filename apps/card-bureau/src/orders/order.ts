/** Where a card can stand, from first to last; `failed` may follow any of them. */
export const PROGRESS = ['accepted', 'in-production', 'produced', 'shipped'] as const;

/** Where a card stands. */
export type CardStatus = (typeof PROGRESS)[number] | 'failed';

/** What the finished card tells about itself. */
export interface Readouts {
  readonly cardNumber: string;
  readonly chipSerial: string;
  readonly rfid: string;
}

/** One card of an order as the partner sees it. */
export interface OrderedCard {
  readonly cardId: string;
  readonly status: string;
  readonly readouts?: Readouts;
  readonly shipmentId?: string;
}

/** An accepted order as the partner sees it; `nextCards` tells that more cards follow. */
export interface Order {
  readonly orderId: string;
  readonly key: string;
  readonly layoutId: string;
  readonly reference?: string;
  readonly status: string;
  readonly createdAt: string;
  readonly cardCount: number;
  readonly cards: readonly OrderedCard[];
  readonly nextCards?: number;
}

/** What a partner asks for. */
export interface OrderRequest {
  readonly layoutId: string;
  readonly reference?: string;
  readonly cards: readonly { readonly cardId: string; readonly cardNumber?: string; readonly fields?: Readonly<Record<string, unknown>> }[];
}

/** How many cards of an order travel inside the order itself. */
export const CARDS_INSIDE = 1000;
