import { PROGRESS, type CardStatus } from './order.js';

/** A part of an order that is produced and shipped together. */
export interface Lot {
  readonly number: number;
  readonly cards: number;
  /** The part of the production time after which this lot is shipped. */
  readonly share: number;
}

/** How far the lots of an order are. */
export interface LotProgress {
  readonly status: CardStatus;
  readonly cards: number;
  readonly failed: number;
}

const FIRST_SHARE = 0.6;

function lotCount(cards: number): number {
  if (cards >= 1000) return 3;
  return cards >= 10 ? 2 : 1;
}

/** Splits an order into lots, so that a large one leaves the house in several shipments. */
export function splitIntoLots(cards: number): readonly Lot[] {
  const count = lotCount(cards);
  const size = Math.ceil(cards / count);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    cards: Math.min(size, cards - index * size),
    share: FIRST_SHARE + ((1 - FIRST_SHARE) * (index + 1)) / count,
  }));
}

/** An order stands where its slowest card stands; failed cards count only when there are no others. */
export function statusOf(lots: readonly LotProgress[]): CardStatus {
  const alive = lots.filter(({ cards, failed }) => cards > failed);
  return PROGRESS.find((status) => alive.some((lot) => lot.status === status)) ?? 'failed';
}
