import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { sentences } from '../ui/sentences.js';
import { Empty, LiveUpdates, Moment, query, Session } from '@tessera/shell';
import type { QueueTaskView } from '@tessera/api-client';
import { OperationsApi } from '../data/operations.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { Waiting } from '../ui/waiting.js';
import { HistoryChart } from './history-chart.js';

const COUNTS = ['waiting', 'active', 'delayed', 'failed', 'done24h'] as const;

/** The queue: numbers now and over time, what failed and why, and another try. */
@Component({
  selector: 'adm-queue',
  imports: [AdminPage, Empty, HistoryChart, MatButton, Moment, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue.page.html',
  styleUrl: './queue.page.scss',
})
export class QueuePage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly queue = query(() => 'queue', () => this.api.queue());
  protected readonly asTable = signal(false);
  protected readonly mayRetry = computed(() => this.session.can('queue:write'));
  protected readonly counts = computed(() => {
    const now = this.queue.value()?.counts;
    return COUNTS.map((name) => ({ name, value: now?.[name] ?? 0 }));
  });

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'runs' || kind === 'rules', () => this.queue.reload());
  }

  protected async retry(task: QueueTaskView): Promise<void> {
    const told = this.t('queue.retried', { name: task.title });
    if (await this.attempt.done(task.id, told, () => this.api.retry(task.id))) this.queue.reload();
  }

  protected async retryAll(): Promise<void> {
    const told = this.t('queue.retriedAll');
    if (await this.attempt.done('all', told, () => this.api.retryAll())) this.queue.reload();
  }
}
