import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Engine } from '@tessera/engine';
import { Schedules } from '@tessera/queue';
import { ENGINE } from '../house/tokens.js';

const LOOK_EVERY = 2_000;
const KEEP_EVERY = 600_000;

/** Keeps schedules as the process lists say, within two seconds of a change in any process. */
@Injectable()
export class ScheduleSync {
  private readonly logger = new Logger('Schedules');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private kept = { revision: -1, at: 0 };
  private isStopped = false;
  private told: ReadonlySet<string> = new Set();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly schedules: Schedules,
  ) {}

  /** Looks now and from now on. */
  async start(): Promise<void> {
    this.isStopped = false;
    this.looking = this.look();
    await this.looking;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  // The same trouble is told once, however often it is met; told again when it has been away.
  private complain(troubles: readonly string[]): void {
    for (const trouble of troubles) if (!this.told.has(trouble)) this.logger.error(trouble);
    this.told = new Set(troubles);
  }

  private async look(): Promise<void> {
    try {
      const rules = await this.engine.processLists.at();
      const now = Date.now();
      if (rules.revision !== this.kept.revision || now - this.kept.at > KEEP_EVERY) {
        const unkept = await this.schedules.keep(rules.scheduled().map(({ entry }) => ({ entryId: entry.id, cron: entry.cron ?? '' })));
        this.kept = { revision: rules.revision, at: now };
        this.complain(unkept.map(({ entryId, cron, cause }) => `schedule ${entryId} (${cron}) cannot be kept: ${cause}`));
      }
    } catch (error) {
      this.complain([error instanceof Error ? error.message : String(error)]);
    }
    if (!this.isStopped) this.timer = setTimeout(() => (this.looking = this.look()), LOOK_EVERY).unref();
  }
}
