import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BullQueue } from '@tessera/queue';
import { WebHooks } from '@tessera/store';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { HookPerformer } from './hook-performer.js';

const LOOK_EVERY_MS = 300;

/** Looks which web hooks have something to send, and gives each of them one job, however many events wait. */
@Injectable()
export class HookLookout implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Web hooks');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopped = false;
  private trouble = '';

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly hooks: WebHooks,
    private readonly queue: BullQueue,
    private readonly performer: HookPerformer,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.roles.has('worker')) this.looking = this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const due = (await this.hooks.listDue(new Date())).filter((id) => !this.performer.isAtWork(id));
      if (due.length > 0) await this.queue.addAgain(due.map((id) => ({ kind: 'web-hook', id })));
      this.trouble = '';
    } catch (error) {
      this.complain(error instanceof Error ? error.message : String(error));
    }
    if (!this.isStopped) this.timer = setTimeout(() => (this.looking = this.look()), LOOK_EVERY_MS).unref();
  }

  // The same trouble is told once.
  private complain(trouble: string): void {
    if (trouble !== this.trouble) this.logger.error(trouble);
    this.trouble = trouble;
  }
}
