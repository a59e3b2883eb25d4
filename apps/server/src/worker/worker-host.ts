import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobWorker } from '@tessera/queue';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { HouseWork } from './house-work.js';
import { ScheduleSync } from './schedule-sync.js';

/** Runs the worker in processes that have that role. */
@Injectable()
export class WorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Worker');
  private worker: JobWorker | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly work: HouseWork,
    private readonly schedules: ScheduleSync,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.configuration.roles.has('worker')) return;
    const log = {
      error: (message: string, error: unknown) => this.logger.error(`${message}: ${error instanceof Error ? error.message : String(error)}`),
    };
    this.worker = await JobWorker.start(this.configuration.databaseUrl, this.work, log, { lockMs: this.configuration.silenceMs });
    await this.schedules.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.schedules.stop(), this.worker?.close()]);
  }
}
