import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BatchView } from '@tessera/api-client';
import { Confirm, Empty, LiveUpdates, Moment, Notice, PageTitle, ProblemNotice, Skeleton, Texts, Toasts, query } from '@tessera/shell';
import { BatchApi } from '../api/batch-api.js';
import type { BatchMove } from '../api/batch-api.js';
import { BatchLines } from './batch-lines.js';
import { BatchStatusBadge } from './batch-status.js';
import { BatchTotals } from './batch-totals.js';

const LOOK_AGAIN_MS = 3000;
const MOVES: Readonly<Record<BatchView['status'], readonly BatchMove[]>> = {
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  done: ['retry-failed'],
  cancelled: [],
};

/** One batch: how far it is, what was skipped or failed and why, and the ways to steer it. */
@Component({
  selector: 'app-batch-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchLines, BatchStatusBadge, BatchTotals, Empty, MatButton, Moment, Notice, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.scss',
})
export class BatchPage {
  private readonly api = inject(BatchApi);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  protected readonly t = inject(Texts).t;

  readonly id = input.required<string>();

  protected readonly batch = query(() => this.id(), (id) => this.api.batch(id));
  protected readonly busy = signal(false);
  protected readonly moves = computed(() => {
    const batch = this.batch.value();
    if (batch === undefined) return [];
    return MOVES[batch.status].filter((move) => move !== 'retry-failed' || batch.failed > 0);
  });
  protected readonly outcomes = computed(() => (['failed', 'skipped'] as const).filter((outcome) => (this.batch.value()?.[outcome] ?? 0) > 0));
  private readonly atWork = computed(() => this.batch.value()?.status === 'running');

  constructor() {
    effect(() => this.title.about(this.batch.value()?.title));
    inject(LiveUpdates).on((event) => event.kind === 'batches' && event.ids.includes(this.id()), () => this.batch.reload());
    // An event can get lost; the totals do not stand still for that.
    effect((onCleanup) => {
      if (!this.atWork()) return;
      const timer = setInterval(() => untracked(() => this.batch.reload()), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected async tell(move: BatchMove): Promise<void> {
    if (this.busy() || (move === 'cancel' && !(await this.agrees()))) return;
    this.busy.set(true);
    try {
      await this.api.tell(this.id(), move);
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
      this.batch.reload();
    }
  }

  private agrees(): Promise<boolean> {
    return this.confirm.ask({
      title: this.t('app.batch.cancelQuestion'),
      text: this.t('app.batch.cancelText'),
      yes: this.t('app.batch.moves.cancel'),
      no: this.t('app.run.cancelNo'),
      tone: 'danger',
    });
  }
}
