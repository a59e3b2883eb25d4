import { ChangeDetectionStrategy, Component, computed, contentChildren, inject, input } from '@angular/core';
import type { ListPage } from '../api/growing-list.js';
import type { Query } from '../api/query.js';
import { Cell } from '../data-table/column.js';
import type { Column } from '../data-table/column.js';
import { DataTable } from '../data-table/data-table.js';
import { PageTurner } from './page-turner.js';

/**
 * A list that is read page by page, as a table: it says that it loads, what went wrong and that there is nothing, and turns its
 * pages by the `cursor` of the address. What an empty list says is projected: `<t-empty empty>`.
 */
@Component({
  selector: 't-paged-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DataTable],
  providers: [PageTurner],
  template: `
    <t-data-table
      [label]="label()" [columns]="columns()" [rows]="shown()" [cells]="cells()" [loading]="page().loading()" [problem]="page().problem()"
      [hasPrevious]="turner.isFurtherOn()" [hasNext]="after() !== undefined"
      (previous)="turner.back()" (next)="turner.to(after())" (again)="page().reload()"
    >
      <ng-content select="[empty]" ngProjectAs="[empty]" />
    </t-data-table>
  `,
  styles: `:host { display: block; }`,
})
export class PagedTable<R extends { readonly id: string }> {
  protected readonly turner = inject(PageTurner);

  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column[]>();
  readonly page = input.required<Query<ListPage<R>>>();
  /** The rows in view, where they are not simply those of the page. */
  readonly rows = input<readonly R[]>();

  protected readonly cells = contentChildren(Cell);
  protected readonly shown = computed(() => this.rows() ?? this.page().value()?.items);
  protected readonly after = computed(() => this.page().value()?.nextCursor);
}
