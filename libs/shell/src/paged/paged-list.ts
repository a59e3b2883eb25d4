import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, Directive, TemplateRef, computed, contentChild, inject, input } from '@angular/core';
import { Texts } from '@tessera/forms';
import type { ListPage } from '../api/growing-list.js';
import type { Query } from '../api/query.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Skeleton } from '../notice/skeleton.js';
import { PageTurner } from './page-turner.js';
import { Pages } from './pages.js';

/** Draws the items of the page in view: `<ng-template tItems [tItemsOf]="page" let-items>`. */
@Directive({ selector: 'ng-template[tItems]' })
export class Items<R> {
  /** Gives the items their type. */
  readonly tItemsOf = input<Query<ListPage<R>>>();
  readonly template = inject<TemplateRef<{ readonly $implicit: readonly R[] }>>(TemplateRef);

  static ngTemplateContextGuard<R>(_items: Items<R>, _context: unknown): _context is { readonly $implicit: readonly R[] } {
    return true;
  }
}

/** A list that is read page by page, drawn as its page likes; for the rest it is as `t-paged-table`. */
@Component({
  selector: 't-paged-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet, Pages, ProblemNotice, Skeleton],
  providers: [PageTurner],
  template: `
    @if (page().problem(); as problem) {
      <t-problem [problem]="problem" [retry]="true" (again)="page().reload()" />
    } @else if (page().value(); as now) {
      @if (now.items.length > 0) {
        <ng-container [ngTemplateOutlet]="drawn()" [ngTemplateOutletContext]="{ $implicit: now.items }" />
      } @else {
        <ng-content select="[empty]" />
      }
      <t-pages [hasPrevious]="turner.isFurtherOn()" [hasNext]="now.nextCursor !== undefined" [loading]="page().loading()" (previous)="turner.back()" (next)="turner.to(now.nextCursor)" />
    } @else {
      <span class="t-hidden" role="status">{{ t('shell.loading') }}</span>
      <t-skeleton [lines]="8" />
    }
  `,
  styles: `:host { display: block; }`,
})
export class PagedList<R> {
  protected readonly t = inject(Texts).t;
  protected readonly turner = inject(PageTurner);

  readonly page = input.required<Query<ListPage<R>>>();

  private readonly items = contentChild.required<Items<R>>(Items);
  protected readonly drawn = computed(() => this.items().template);
}
