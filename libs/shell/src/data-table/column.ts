import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { Query } from '../api/query.js';

/** A column of the table: `key` also names the cell template. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** The name to sort by; without it the column cannot be sorted. */
  readonly sort?: string;
  readonly align?: 'start' | 'end';
  /** Gets room before the others do. */
  readonly wide?: boolean;
}

/** How the rows are sorted. */
export interface Sorting {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

/** Draws the cells of one column: `<ng-template tCell="state" [tCellOf]="page" let-row>`. */
@Directive({ selector: 'ng-template[tCell]' })
export class Cell<R> {
  readonly tCell = input.required<string>();
  /** Gives the row its type, by the rows or by the page that is read; what is drawn comes from the table's input. */
  readonly tCellOf = input<readonly R[] | Query<{ readonly items: readonly R[] }> | undefined>();
  readonly template = inject<TemplateRef<{ readonly $implicit: R }>>(TemplateRef);

  static ngTemplateContextGuard<R>(_cell: Cell<R>, _context: unknown): _context is { readonly $implicit: R } {
    return true;
  }
}
