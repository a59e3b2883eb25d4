/** How the bureau misbehaves on purpose; shares run from 0 (never) to 1 (always). */
export interface Faults {
  /** Share of accepted orders whose answer is lost on the way. */
  readonly loseAnswerAfterAccept: number;
  /** Share of requests answered with 503, half of them after the work was done. */
  readonly serverError: number;
  /** Milliseconds that every answer waits. */
  readonly slowMs: number;
  /** Share of events that are delivered twice. */
  readonly duplicateEvents: number;
  /** Events arrive late and in any order. */
  readonly shuffleEvents: boolean;
  /** Share of new orders that are refused. */
  readonly refuse: number;
  /** Share of cards reported with a status that nobody knows. */
  readonly unknownStatus: number;
  /** Share of cards that fail in production. */
  readonly failCards: number;
}

/** What the control page sets. */
export interface Settings {
  readonly productionSeconds: number;
  readonly faults: Faults;
  readonly seed: number;
}

/** A bureau that behaves. */
export const NO_FAULTS: Faults = {
  loseAnswerAfterAccept: 0,
  serverError: 0,
  slowMs: 0,
  duplicateEvents: 0,
  shuffleEvents: false,
  refuse: 0,
  unknownStatus: 0,
  failCards: 0,
};

/** The settings of a new bureau. */
export const INITIAL_SETTINGS: Settings = { productionSeconds: 30, faults: NO_FAULTS, seed: 1 };

/** The status that the unknown-status fault reports. */
export const UNKNOWN_STATUS = 'awaiting-quality-check';
