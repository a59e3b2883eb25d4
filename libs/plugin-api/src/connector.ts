import type { Capability } from './capability.js';
import type { Fields } from './fields.js';

/** A message that the outside sent to `/api/connectors/<name>/events`, as it came. */
export interface OutsideMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Settings as the connector gets them: secrets opened. */
export type Settings<Fs> = {
  readonly [K in keyof Fs]: Fs[K] extends { kind: 'integer' } ? number : Fs[K] extends { kind: 'boolean' } ? boolean : string;
};

/** Provides a capability over somebody else's interface. */
export interface Connector<C, Fs extends Fields = Fields> {
  readonly name: string;
  readonly title: string;
  readonly provides: Capability<C>;
  readonly settings: Fs;
  connect(settings: Settings<Fs>): C;
  /** Proves that the settings work; throws with a message that says what to mend. */
  test(settings: Settings<Fs>): Promise<void>;
  /** Choices that fields may take from here, by list name: key to text. */
  readonly lists?: Readonly<Record<string, (settings: Settings<Fs>) => Promise<Readonly<Record<string, string>>>>>;
  /** Checks a message's signature and says what happened; `undefined` when it is not genuine. */
  receive?(settings: Settings<Fs>, message: OutsideMessage): OutsideEvent | undefined;
}

/** Something that happened outside. Reactions are told its name and payload; they ask for the truth themselves. */
export interface OutsideEvent {
  readonly name: string;
  /** The same for repeated deliveries of one event. */
  readonly id: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** A connector whose types nobody needs any more. */
export interface AnyConnector {
  readonly name: string;
  readonly title: string;
  readonly provides: Capability<unknown>;
  readonly settings: Fields;
  connect(settings: never): unknown;
  test(settings: never): Promise<void>;
  readonly lists?: Readonly<Record<string, (settings: never) => Promise<Readonly<Record<string, string>>>>>;
  receive?(settings: never, message: OutsideMessage): OutsideEvent | undefined;
}

/** Declares a connector; the type of its settings is inferred from their fields. */
export function defineConnector<C, const Fs extends Fields>(connector: Connector<C, Fs>): Connector<C, Fs> {
  return connector;
}
