import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobWorker } from '@tessera/queue';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { NodeBook } from '../nodes/index.js';
import { HouseWork } from './house-work.js';
import { ScheduleSync } from './schedule-sync.js';

/** Runs the worker in processes that have that role. */
@Injectable()
export class WorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Worker');
  private worker: JobWorker | undefined;
  private turn: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly work: HouseWork,
    private readonly schedules: ScheduleSync,
    private readonly nodes: NodeBook,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.configuration.roles.has('worker')) return;
    this.nodes.whenChanged(() => void this.follow().catch((error: unknown) => this.complain('the worker cannot follow the other nodes', error)));
    await this.follow();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    await this.follow();
  }

  // Works while this node runs the same packages as most, and rests while it does not.
  private follow(): Promise<void> {
    this.turn = this.turn.catch(() => undefined).then(() => (this.nodes.agrees && !this.isClosed ? this.begin() : this.rest()));
    return this.turn;
  }

  private async begin(): Promise<void> {
    if (this.worker) return;
    const log = { error: (message: string, error: unknown) => this.complain(message, error) };
    this.worker = await JobWorker.start(this.configuration.databaseUrl, this.work, log, { lockMs: this.configuration.silenceMs });
    await this.schedules.start();
  }

  private async rest(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    if (worker) await Promise.all([this.schedules.stop(), worker.close()]);
  }

  private complain(message: string, error: unknown): void {
    this.logger.error(`${message}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
