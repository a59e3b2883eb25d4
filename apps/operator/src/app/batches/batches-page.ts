import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty, LiveUpdates, Texts, query } from '@tessera/shell';
import { Items, PagedList } from '@tessera/shell/paged';
import { BatchApi } from '../api/batch-api.js';
import { BatchList } from './batch-list.js';

const PAGE = 25;

/** All batches of the person signed in, page by page. */
@Component({
  selector: 'app-batches-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchList, Empty, Items, MatButton, PagedList, RouterLink],
  template: `
    <h1 class="t-page-head">{{ t('app.navigation.batches') }}</h1>
    <section class="t-card">
      <t-paged-list [page]="page">
        <app-batch-list *tItems="let batches of page" [batches]="batches" />
        <t-empty empty [title]="t('app.batches.none')"><p>{{ t('app.batches.noneText') }}</p><p><a matButton routerLink="/search">{{ t('app.navigation.search') }}</a></p></t-empty>
      </t-paged-list>
    </section>
  `,
})
export class BatchesPage {
  private readonly api = inject(BatchApi);
  protected readonly t = inject(Texts).t;

  readonly cursor = input<string>();
  private readonly wanted = computed(() => ({ cursor: this.cursor() }));
  protected readonly page = query(() => this.wanted(), ({ cursor }) => this.api.mine(PAGE, cursor));

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'batches', () => this.page.reload());
  }
}
