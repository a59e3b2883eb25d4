import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { mdiBookmarkOutline, mdiCheck, mdiClose, mdiPencilOutline } from '@mdi/js';
import type { SavedFilterView } from '@tessera/api-client';
import { Confirm, Icon, Menu, Texts, Toasts, query } from '@tessera/shell';
import { CatalogueApi } from '../api/catalogue-api.js';
import type { SearchAddress } from './search-address.js';

/** What a kept filter shows: the search, and which columns. */
export interface KeptSearch {
  readonly address: SearchAddress;
  readonly columns?: readonly string[];
}

/** Searches that this person keeps, and those that others share. */
@Component({
  selector: 'app-saved-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatIconButton, Menu],
  templateUrl: './saved-filters.html',
  styleUrl: './saved-filters.scss',
})
export class SavedFilters {
  private readonly api = inject(CatalogueApi);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;
  private readonly share = viewChild<ElementRef<HTMLInputElement>>('share');

  readonly address = input.required<SearchAddress>();
  readonly columns = input.required<readonly string[]>();
  readonly applied = output<KeptSearch>();

  protected readonly icons = { filters: mdiBookmarkOutline, save: mdiCheck, remove: mdiClose, rename: mdiPencilOutline };
  protected readonly renaming = signal<string | undefined>(undefined);
  protected readonly filters = query(() => this.address().type, (type) => this.api.filters(type));

  protected get shared(): HTMLInputElement | undefined {
    return this.share()?.nativeElement;
  }

  protected apply({ query: kept, missing, type }: SavedFilterView): void {
    if (missing.length > 0) return;
    const { columns, attributes, quick, ...rest } = kept as { columns?: string[]; attributes?: Record<string, string>; quick?: string[] };
    this.applied.emit({ address: { ...rest, type, attributes: attributes ?? {}, quick: quick?.join(',') }, columns });
  }

  protected async keep(name: string, shared: boolean): Promise<void> {
    const { type = '', attributes, quick, cursor: _, ...rest } = this.address();
    const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''));
    const kept = { ...said, attributes, ...(quick ? { quick: quick.split(',') } : {}), columns: [...this.columns()] };
    await this.tried(this.t('app.filters.kept', { name }), () => this.api.keep(type, name, shared, kept));
  }

  protected async rename(filter: SavedFilterView, name: string): Promise<void> {
    this.renaming.set(undefined);
    if (name.trim() !== filter.name) await this.tried(this.t('app.filters.kept', { name }), () => this.api.rename(filter, name));
  }

  protected async remove(filter: SavedFilterView): Promise<void> {
    const { name } = filter;
    const yes = await this.confirm.ask({ title: this.t('app.filters.removeQuestion', { name }), yes: this.t('app.filters.removeYes'), tone: 'danger' });
    if (yes) await this.tried(this.t('app.filters.removed', { name }), () => this.api.remove(filter));
  }

  private async tried(told: string, deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
      this.toasts.done(told);
    } catch (error) {
      this.toasts.problem(error);
    }
    this.filters.reload();
  }
}
