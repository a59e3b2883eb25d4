import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { sentences } from '../ui/sentences.js';
import { Empty, Moment, query, Session } from '@tessera/shell';
import type { ScheduleView } from '@tessera/api-client';
import { OperationsApi } from '../data/operations.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { Waiting } from '../ui/waiting.js';

/** Use cases that start by the clock: when they ran, when they run next, and a way to run them now. */
@Component({
  selector: 'adm-schedules',
  imports: [AdminPage, Empty, MatButton, Moment, RouterLink, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './schedules.page.html',
})
export class SchedulesPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly schedules = query(() => 'schedules', () => this.api.schedules());

  protected mayRun(): boolean {
    return this.session.can('schedule:run');
  }

  protected async runNow(schedule: ScheduleView): Promise<void> {
    const told = this.t('schedules.started', { title: schedule.title });
    if (await this.attempt.done(schedule.entryId, told, () => this.api.runNow(schedule.entryId))) this.schedules.reload();
  }
}
