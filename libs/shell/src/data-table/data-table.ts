import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChildren, inject, input, model, output } from '@angular/core';
import type { TemplateRef } from '@angular/core';
import { mdiArrowDown, mdiArrowUp } from '@mdi/js';
import { Texts } from '@tessera/forms';
import type { Problem } from '../api/problem.js';
import { Icon } from '../icon/icon.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Skeleton } from '../notice/skeleton.js';
import { Pages } from '../paged/pages.js';
import { Cell } from './column.js';
import type { Column, Sorting } from './column.js';

/**
 * A page of rows with sorting, ticking and keyset paging. On narrow screens each row becomes a card.
 * What an empty list says is projected: `<t-empty empty>`.
 */
@Component({
  selector: 't-data-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NgTemplateOutlet, Pages, ProblemNotice, Skeleton],
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
})
export class DataTable<R extends { readonly id: string }> {
  protected readonly t = inject(Texts).t;

  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column[]>();
  /** `undefined` while the first page is on its way. */
  readonly rows = input.required<readonly R[] | undefined>();
  readonly loading = input(false);
  readonly problem = input<Problem>();
  readonly sorting = input<Sorting>();
  readonly selectable = input(false);
  /** What a tick box is called, per row. */
  readonly rowName = input<(row: R) => string>((row) => row.id);
  readonly hasPrevious = input(false);
  readonly hasNext = input(false);
  /** Cells that stand in the content of another component. */
  readonly cells = input<readonly Cell<unknown>[]>([]);

  /** Ids of the ticked rows; ticks survive paging. */
  readonly ticked = model<ReadonlySet<string>>(new Set());
  readonly sorted = output<Sorting>();
  readonly previous = output();
  readonly next = output();
  readonly again = output();

  private readonly own = contentChildren(Cell);
  protected readonly icons = { up: mdiArrowUp, down: mdiArrowDown };
  protected readonly templates = computed(() => {
    const entries = [...this.own(), ...this.cells()].map((cell): [string, TemplateRef<{ readonly $implicit: unknown }>] => [cell.tCell(), cell.template]);
    return new Map(entries);
  });
  protected readonly allTicked = computed(() => {
    const rows = this.rows() ?? [];
    return rows.length > 0 && rows.every((row) => this.ticked().has(row.id));
  });
  protected readonly someTicked = computed(() => !this.allTicked() && (this.rows() ?? []).some((row) => this.ticked().has(row.id)));

  protected tick(ids: readonly string[], on: boolean): void {
    const ticked = new Set(this.ticked());
    for (const id of ids) {
      if (on) ticked.add(id);
      else ticked.delete(id);
    }
    this.ticked.set(ticked);
  }

  protected tickAll(on: boolean): void {
    this.tick((this.rows() ?? []).map((row) => row.id), on);
  }

  protected sort(by: string): void {
    const present = this.sorting();
    const direction = present?.by === by && present.direction === 'asc' ? 'desc' : 'asc';
    this.sorted.emit({ by, direction });
  }

  protected ariaSort(column: Column): 'ascending' | 'descending' | 'none' | undefined {
    if (column.sort === undefined) return undefined;
    if (this.sorting()?.by !== column.sort) return 'none';
    return this.sorting()?.direction === 'asc' ? 'ascending' : 'descending';
  }
}
