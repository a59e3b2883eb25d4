import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty, LiveUpdates, ProblemNotice, Skeleton, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { RunList } from './run-list.js';

const PAGE = 25;

/** All runs of the person signed in, page by page. */
@Component({
  selector: 'app-runs-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, MatButton, ProblemNotice, RouterLink, RunList, Skeleton],
  template: `
    <h1 class="t-page-head">{{ t('app.navigation.runs') }}</h1>
    <section class="t-card">
      @if (page.problem(); as problem) {
        <t-problem [problem]="problem" [retry]="true" (again)="page.reload()" />
      } @else if (page.value(); as list) {
        @if (list.items.length > 0) {
          <app-run-list [runs]="list.items" />
        } @else {
          <t-empty [title]="t('app.runs.none')"><p>{{ t('app.runs.noneText') }}</p><p><a matButton routerLink="/">{{ t('shell.home') }}</a></p></t-empty>
        }
        <div class="pages">
          @if (cursor()) { <a matButton routerLink="/runs">{{ t('app.runs.newest') }}</a> }
          @if (list.nextCursor; as next) { <a matButton routerLink="/runs" [queryParams]="{ cursor: next }">{{ t('app.runs.older') }}</a> }
        </div>
      } @else {
        <t-skeleton [lines]="8" />
      }
    </section>
  `,
  styles: `.pages { display: flex; justify-content: flex-end; gap: 8px; } .pages:not(:empty) { padding-top: 12px; }`,
})
export class RunsPage {
  private readonly api = inject(OperatorApi);
  protected readonly t = inject(Texts).t;

  readonly cursor = input<string>();
  private readonly wanted = computed(() => ({ cursor: this.cursor() }));
  protected readonly page = query(() => this.wanted(), ({ cursor }) => this.api.myRuns(PAGE, cursor));

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'runs', () => this.page.reload());
  }
}
