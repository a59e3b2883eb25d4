/** Decides whether something that died is started again, and after how long. */
export class Backoff {
  private failures = 0;
  private lastStart = 0;

  constructor(private readonly attempts = 6, private readonly calmAfter = 60_000) {}

  /** Tells that a start succeeded. */
  started(now: number): void {
    this.lastStart = now;
  }

  /** Milliseconds to wait before the next start, or undefined when there were too many in a row. */
  next(now: number): number | undefined {
    if (this.lastStart > 0 && now - this.lastStart >= this.calmAfter) this.failures = 0;
    this.failures += 1;
    return this.failures > this.attempts ? undefined : 250 * 2 ** (this.failures - 1);
  }
}
