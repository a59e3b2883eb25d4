import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty, LiveUpdates, ProblemNotice, Skeleton, Texts, query } from '@tessera/shell';
import { BatchApi } from '../api/batch-api.js';
import { BatchList } from './batch-list.js';

const PAGE = 25;

/** All batches of the person signed in, page by page. */
@Component({
  selector: 'app-batches-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchList, Empty, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <h1 class="t-page-head">{{ t('app.navigation.batches') }}</h1>
    <section class="t-card">
      @if (page.problem(); as problem) {
        <t-problem [problem]="problem" [retry]="true" (again)="page.reload()" />
      } @else if (page.value(); as list) {
        @if (list.items.length > 0) {
          <app-batch-list [batches]="list.items" />
        } @else {
          <t-empty [title]="t('app.batches.none')"><p>{{ t('app.batches.noneText') }}</p><p><a matButton routerLink="/search">{{ t('app.navigation.search') }}</a></p></t-empty>
        }
        <div class="pages">
          @if (cursor()) { <a matButton routerLink="/batches">{{ t('app.batches.newest') }}</a> }
          @if (list.nextCursor; as next) { <a matButton routerLink="/batches" [queryParams]="{ cursor: next }">{{ t('app.batches.older') }}</a> }
        </div>
      } @else {
        <t-skeleton [lines]="8" />
      }
    </section>
  `,
  styles: `.pages { display: flex; justify-content: flex-end; gap: 8px; } .pages:not(:empty) { padding-top: 12px; }`,
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
