import { defineCapability } from '../capability.js';

/** What a card bureau says about one card; a status it invents later is passed on as it came. */
export interface ProducedCard {
  readonly cardId: string;
  /** `accepted`, `in-production`, `produced`, `shipped`, `failed`, or a word we do not know yet. */
  readonly status: string;
  /** What the machines read from the card. Known from `produced` on. */
  readonly readouts?: { readonly cardNumber?: string; readonly chipSerial?: string; readonly rfid?: string };
}

/** An order at the bureau. `key` is the one that it was placed with. */
export interface ProductionOrder {
  readonly orderId: string;
  readonly key: string;
  readonly status: string;
  readonly cards: readonly ProducedCard[];
}

/** An order to place; the same key places it once, however often it is sent. */
export interface CardOrder {
  readonly key: string;
  readonly layout: string;
  readonly cards: readonly { readonly cardId: string; readonly cardNumber?: string }[];
}

/** Something outside said a definite no; repeating the call will not change it. */
export interface DefiniteRefusal extends Error {
  readonly name: 'DefiniteRefusal';
  readonly reason: string;
}

/** A card bureau: cards as a service. A rejected promise means an unknown outcome unless it is a `DefiniteRefusal`. */
export interface CardProducer {
  order(order: CardOrder): Promise<{ readonly orderId: string }>;
  /** Settles an unknown outcome: the order placed with this key, or the promise that none ever will be. */
  close(key: string): Promise<{ readonly orderId: string } | undefined>;
  /** The present status of orders, at most 100 at a time; unknown order ids are left out. */
  statuses(orderIds: readonly string[]): Promise<readonly ProductionOrder[]>;
}

/** The event of a card bureau, with `orderId` in its payload: something about this order has changed. */
export const ORDER_PROGRESS = 'order-progress';

/** The capability that `plugins/bureau-http` provides and ordering use cases ask for. Lists: `layouts`. */
export const cardProducer = defineCapability<CardProducer>('card-producer');

/** Whether an error is a definite no of the outside world. */
export function isDefiniteRefusal(error: unknown): error is DefiniteRefusal {
  return error instanceof Error && error.name === 'DefiniteRefusal';
}
