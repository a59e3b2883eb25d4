import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty, LiveUpdates, Texts, query } from '@tessera/shell';
import { Items, PagedList } from '@tessera/shell/paged';
import { OperatorApi } from '../api/operator-api.js';
import { RunList } from './run-list.js';

const PAGE = 25;

/** All runs of the person signed in, page by page. */
@Component({
  selector: 'app-runs-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, Items, MatButton, PagedList, RouterLink, RunList],
  template: `
    <h1 class="t-page-head">{{ t('app.navigation.runs') }}</h1>
    <section class="t-card">
      <t-paged-list [page]="page">
        <app-run-list *tItems="let runs of page" [runs]="runs" />
        <t-empty empty [title]="t('app.runs.none')"><p>{{ t('app.runs.noneText') }}</p><p><a matButton routerLink="/">{{ t('shell.home') }}</a></p></t-empty>
      </t-paged-list>
    </section>
  `,
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
