import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { UnknownOutcome } from './errors.js';

/** How patient the connector is. */
export interface Patience {
  /** How often a call is repeated before the failure is passed on. */
  readonly repetitions: number;
  /** The first wait between repetitions; later ones grow, with jitter. */
  readonly firstWaitMs: number;
  /** After so many failures in a row nobody calls for a while. */
  readonly failuresInARow: number;
  /** How long nobody calls. */
  readonly restMs: number;
}

/** The patience that suits a bureau on the other side of the internet. */
export const USUAL_PATIENCE: Patience = { repetitions: 3, firstWaitMs: 200, failuresInARow: 8, restMs: 5_000 };

const LONGEST_WAIT_MS = 5000;

function isOutage(error: unknown): boolean {
  return error instanceof TaskCancelledError || (error instanceof UnknownOutcome && error.mend === 'nothing');
}

function asUnknownOutcome(error: unknown): unknown {
  if (error instanceof TaskCancelledError) return new UnknownOutcome('no-answer-in-time', 'nothing', 'The bureau did not answer in time.', error);
  if (error instanceof BrokenCircuitError) {
    return new UnknownOutcome('bureau-is-resting', 'nothing', 'The bureau failed several times in a row and gets a rest before the next call.', error);
  }
  return error;
}

/** Repeats calls that are safe to repeat, ends those that hang, and leaves a broken bureau alone. */
export class Resilience {
  private readonly again;
  private readonly breaker;

  constructor({ repetitions, firstWaitMs, failuresInARow, restMs }: Patience) {
    const backoff = new ExponentialBackoff({ initialDelay: firstWaitMs, maxDelay: LONGEST_WAIT_MS });
    this.again = retry(handleWhen(isOutage), { maxAttempts: repetitions, backoff });
    this.breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresInARow) });
  }

  /** Performs a call that may arrive more than once. */
  async perform<Result>(limitMs: number, call: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const policy = wrap(this.again, this.breaker, timeout(limitMs, TimeoutStrategy.Aggressive));
    try {
      return await policy.execute(({ signal }) => call(signal));
    } catch (error) {
      throw asUnknownOutcome(error);
    }
  }
}
