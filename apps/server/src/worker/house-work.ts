import { Inject, Injectable, Logger } from '@nestjs/common';
import { causeLine, type Engine } from '@tessera/engine';
import type { Work } from '@tessera/queue';
import { DocumentReminders } from '../accounts/document-reminders.js';
import { Encodings, Files, ObjectQueries, ScheduleRuns, Sessions, VaultStore } from '@tessera/store';
import { IDLE_MS } from '../access/session-cookie.js';
import { ENGINE } from '../house/tokens.js';
import { Tail } from './tail.js';
import { Postman } from '../mail/index.js';
import { HookPerformer } from '../web-hooks/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the worker does with its jobs: everything is the engine's. */
@Injectable()
export class HouseWork implements Work {
  private readonly logger = new Logger('Worker');
  private tidiedAt = 0;
  private emptiedAt = 0;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly scheduleRuns: ScheduleRuns,
    private readonly sessions: Sessions,
    private readonly vault: VaultStore,
    private readonly encodings: Encodings,
    private readonly tail: Tail,
    private readonly postman: Postman,
    private readonly hooks: HookPerformer,
    private readonly files: Files,
    private readonly documents: DocumentReminders,
    private readonly objects: ObjectQueries,
  ) {}

  async task(id: string): Promise<number | undefined> {
    const verdict = await this.engine.tasks.perform(id);
    if (verdict.kind === 'done') return undefined;
    this.logger.warn(`task ${id}: ${verdict.error}; again in ${Math.round(verdict.afterMs / 100) / 10} s`);
    return verdict.afterMs;
  }

  run(id: string): Promise<void> {
    return this.engine.runs.performAccepted(id);
  }

  batch(id: string): Promise<void> {
    return this.engine.batchWork.perform(id);
  }

  import(id: string): Promise<void> {
    return this.engine.importWork.perform(id);
  }

  message(id: string): Promise<number | undefined> {
    return this.postman.deliver(id);
  }

  webHook(id: string): Promise<void> {
    return this.hooks.perform(id);
  }

  /** Fires a schedule and keeps what came of it, so that an administrator sees it. */
  async schedule(entryId: string): Promise<void> {
    const lastRunAt = new Date();
    try {
      const { runs, subjects, refused } = await this.engine.schedules.fire(entryId);
      await this.scheduleRuns.record({ entryId, lastRunAt, lastResult: JSON.stringify({ runs, subjects, refused }) });
    } catch (error) {
      const cause = causeLine(error, 300);
      await this.scheduleRuns.record({ entryId, lastRunAt, lastResult: JSON.stringify({ error: cause }) });
      throw error;
    }
  }

  async sweep(): Promise<void> {
    const { tasks, accepted, expired, batches } = await this.engine.sweeper.sweep();
    if (tasks + accepted + expired + batches) {
      this.logger.log(`swept ${tasks} tasks, ${accepted} accepted runs, ${batches} batches, ${expired} abandoned runs`);
    }
    const messages = await this.postman.sweep();
    if (messages) this.logger.log(`swept ${messages} messages`);
    await this.tail.keep();
    await this.tidy(Date.now());
  }

  private async tidy(now: number): Promise<void> {
    if (now - this.tidiedAt < HOUR) return;
    this.tidiedAt = now;
    await this.sessions.removeExpired(new Date(now), new Date(now - IDLE_MS));
    await this.files.removeLoose(new Date(now - DAY));
    const reminded = await this.documents.remind(new Date(now));
    if (reminded) this.logger.log(`reminded ${reminded} people of documents that expire`);
    await this.objects.removeForgottenWords(new Date(now));
    if (now - this.emptiedAt < DAY) return;
    this.emptiedAt = now;
    const yesterday = new Date(now - DAY);
    await this.vault.removeUnused(yesterday);
    await this.encodings.forgetBefore(yesterday);
    await this.postman.tidy(new Date(now));
    await this.hooks.tidy(new Date(now));
  }
}
