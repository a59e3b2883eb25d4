import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { sentences } from '../ui/sentences.js';
import { Empty, LiveUpdates, Moment, Notice, query, Session } from '@tessera/shell';
import { Cell, DataTable } from '@tessera/shell/data-table';
import type { ScheduleView } from '@tessera/api-client';
import { OperationsApi } from '../data/operations.api.js';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';

/** Use cases that start by the clock: when they ran, when they run next, and a way to run them now. */
@Component({
  selector: 'adm-schedules',
  imports: [AdminPage, Cell, DataTable, Empty, MatButton, Moment, Notice, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './schedules.page.html',
  styles: `t-notice { margin-block-end: 16px; }`,
})
export class SchedulesPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly rules = inject(ProcessListsApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly schedules = query(() => 'schedules', () => this.api.schedules());

  private readonly tree = query(() => 'home', () => this.rules.home());
  protected readonly rows = computed(() => this.schedules.value()?.map((schedule) => ({ ...schedule, id: schedule.entryId })));
  protected readonly columns = computed(() => [
    { key: 'useCase', title: this.t('schedules.useCase'), wide: true },
    { key: 'when', title: this.t('schedules.when') },
    { key: 'last', title: this.t('schedules.last') },
    { key: 'next', title: this.t('schedules.next') },
    { key: 'deeds', title: this.t('words.actions') },
  ]);

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'runs' || kind === 'rules', () => this.schedules.reload());
  }

  /** Where the use case stands: the same one may stand on several states. */
  protected placeOf({ objectType, place }: ScheduleView): string {
    const types = (this.tree.value() ?? []).flatMap((group) => group.objectTypes);
    const type = types.find((candidate) => candidate.name === objectType);
    const title = type?.places.find((candidate) => candidate.place === place)?.title ?? place;
    return `${type?.title ?? objectType} › ${title}`;
  }

  protected mayRun(): boolean {
    return this.session.can('schedule:run');
  }

  protected async runNow(schedule: ScheduleView): Promise<void> {
    const told = this.t('schedules.started', { title: schedule.title });
    if (await this.attempt.done(schedule.entryId, told, () => this.api.runNow(schedule.entryId))) this.schedules.reload();
  }
}
