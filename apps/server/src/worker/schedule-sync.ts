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

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly schedules: Schedules,
  ) {}

  /** Looks now and from now on. */
  async start(): Promise<void> {
    this.looking = this.look();
    await this.looking;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const rules = await this.engine.processLists.at();
      const now = Date.now();
      if (rules.revision !== this.kept.revision || now - this.kept.at > KEEP_EVERY) {
        await this.schedules.keep(rules.scheduled().map(({ entry }) => ({ entryId: entry.id, cron: entry.cron ?? '' })));
        this.kept = { revision: rules.revision, at: now };
      }
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error));
    }
    if (!this.isStopped) this.timer = setTimeout(() => (this.looking = this.look()), LOOK_EVERY).unref();
  }
}
