import type { BullQueue, Scheduler } from './bull-queue.js';
import { COMES_AGAIN } from './jobs.js';

/** A process-list entry that the engine starts by itself. */
export interface Schedule {
  readonly entryId: string;
  /** Five-field cron line. */
  readonly cron: string;
}

/** When a schedule comes next. */
export interface PlannedSchedule extends Schedule {
  readonly next?: Date;
}

/** A schedule that does not fire, and why. */
export interface UnkeptSchedule extends Schedule {
  readonly cause: string;
}

const SWEEP = 'sweep';
const SWEEP_EVERY = 30_000;
const ENTRY = 'entry-';
const LATE_AFTER = 300_000;

/** Keeps BullMQ's job schedulers the same as the process lists say. However many processes there are, a time fires once. */
export class Schedules {
  constructor(
    private readonly queue: BullQueue,
    private readonly timeZone: string,
  ) {}

  /**
   * Adds, changes and removes schedulers until they are the wanted ones; those that are right keep their next time.
   * Answers which could not be kept: one bad cron line does not hold up the others.
   */
  async keep(wanted: readonly Schedule[]): Promise<readonly UnkeptSchedule[]> {
    return this.queue.inTurn('tessera schedules', async () => {
      const known = new Map((await this.queue.schedulers()).map((one) => [one.key, one]));
      await this.keepSweep(known.get(SWEEP));
      const unkept: UnkeptSchedule[] = [];
      for (const { entryId, cron } of wanted) {
        await this.keepOne(ENTRY + entryId, cron, known.get(ENTRY + entryId)).catch((error: unknown) => {
          unkept.push({ entryId, cron, cause: error instanceof Error ? error.message : String(error) });
        });
      }
      const keys = new Set(wanted.map(({ entryId }) => ENTRY + entryId));
      for (const key of known.keys()) {
        if (key.startsWith(ENTRY) && !keys.has(key)) await this.queue.clock.removeJobScheduler(key);
      }
      return unkept;
    });
  }

  /** Fires a schedule now, beside its usual times. */
  fireNow(entryId: string): Promise<void> {
    return this.queue.fireNow(entryId);
  }

  /** All schedules with their next time. */
  async list(): Promise<readonly PlannedSchedule[]> {
    return (await this.queue.schedulers())
      .filter(({ key }) => key.startsWith(ENTRY))
      .map(({ key, pattern = '', next }) => ({
        entryId: key.slice(ENTRY.length),
        cron: pattern,
        ...(next === undefined ? {} : { next: new Date(next) }),
      }));
  }

  private async keepOne(key: string, cron: string, present: Scheduler | undefined): Promise<void> {
    const isSame = present?.pattern === cron && present.tz === this.timeZone;
    if (isSame && !isStuck(present)) return;
    const entryId = key.slice(ENTRY.length);
    // Planning afresh takes the time away that nobody was there for: it comes now, late rather than never.
    if (isSame) await this.queue.fireNow(entryId);
    const template = { name: 'schedule' as const, data: { id: entryId }, opts: COMES_AGAIN };
    await this.queue.clock.upsertJobScheduler(key, { pattern: cron, tz: this.timeZone }, template);
  }

  private async keepSweep(present: Scheduler | undefined): Promise<void> {
    if (present && !isStuck(present)) return;
    const template = { name: 'sweep' as const, data: { id: SWEEP }, opts: COMES_AGAIN };
    await this.queue.clock.upsertJobScheduler(SWEEP, { every: SWEEP_EVERY }, template);
  }
}

// Long past its time: nobody was there, or its job was lost (a restored backup, for example), so it is planned afresh.
const isStuck = ({ next }: Scheduler) => next !== undefined && next < Date.now() - LATE_AFTER;
