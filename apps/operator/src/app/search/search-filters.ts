import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { mdiClose, mdiFilterPlusOutline, mdiMagnify } from '@mdi/js';
import type { ObjectTypeView, StateCount } from '@tessera/api-client';
import { localOf, momentOf } from '@tessera/forms';
import type { Field } from '@tessera/plugin-api';
import { Icon, Menu, MenuItem, Texts } from '@tessera/shell';
import type { SearchAddress } from './search-address.js';

/** The filters in one row. Every change is a new address. */
@Component({
  selector: 'app-search-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatIconButton, Menu, MenuItem],
  templateUrl: './search-filters.html',
  styleUrl: './search-filters.scss',
})
export class SearchFilters {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly address = input.required<SearchAddress>();
  readonly types = input.required<readonly ObjectTypeView[]>();
  readonly type = input<ObjectTypeView>();
  readonly counts = input<readonly StateCount[]>([]);
  readonly changed = output<SearchAddress>();

  protected readonly icons = { search: mdiMagnify, add: mdiFilterPlusOutline, remove: mdiClose };
  protected readonly states = computed(() => {
    const counts = new Map(this.counts().map(({ state, ...rest }) => [state, rest]));
    return (this.type()?.states ?? []).map((state) => ({ ...state, words: this.words(state.title, counts.get(state.name)) }));
  });
  /** Filters on the screen that have no value yet; another type has none of them. */
  private readonly added = linkedSignal<string | undefined, readonly string[]>({ source: () => this.type()?.name, computation: () => [] });
  private readonly filterable = computed(() => Object.entries(this.type()?.attributes ?? {}).filter(([, field]) => field.indexed === true));
  private readonly shown = computed(() => new Set([...Object.keys(this.address().attributes), ...this.added()]));
  protected readonly active = computed(() =>
    this.filterable().filter(([name]) => this.shown().has(name)).map(([name, field]) => ({ name, field, value: this.address().attributes[name] ?? '' })),
  );
  protected readonly addable = computed(() => this.filterable().filter(([name]) => !this.shown().has(name)));

  protected readonly quick = computed(() => new Set((this.address().quick ?? '').split(',').filter((name) => name !== '')));

  protected toggle(name: string): void {
    const quick = new Set(this.quick());
    if (!quick.delete(name)) quick.add(name);
    this.set({ quick: [...quick].join(',') || undefined });
  }

  protected set(part: Partial<SearchAddress>): void {
    this.changed.emit({ ...this.address(), ...part, cursor: undefined });
  }

  protected setType(type: string): void {
    this.changed.emit({ type, text: this.address().text, attributes: {} });
  }

  protected setAttribute(name: string, value: string): void {
    this.added.update((names) => [...names.filter((one) => one !== name), name]);
    this.set({ attributes: { ...this.address().attributes, [name]: value } });
  }

  protected addFilter(name: string): void {
    this.added.update((names) => [...names, name]);
    setTimeout(() => document.getElementById(`filter-${name}`)?.focus());
  }

  protected removeFilter(name: string): void {
    this.added.update((names) => names.filter((one) => one !== name));
    if (!(name in this.address().attributes)) return;
    this.set({ attributes: Object.fromEntries(Object.entries(this.address().attributes).filter(([key]) => key !== name)) });
  }

  protected choices(field: Field): readonly (readonly [string, string])[] | undefined {
    if (field.kind === 'choice') return Object.entries(field.choices);
    // Each language by its own name.
    if (field.kind === 'language') return [['it-IT', 'Italiano'], ['en-US', 'English']];
    return field.kind === 'boolean' ? [['true', this.t('shell.yes')], ['false', this.t('shell.no')]] : undefined;
  }

  /** What a field shows of a value in the address. */
  protected typed(field: Field, value: string): string {
    return field.kind === 'date-time' ? localOf(value) : value;
  }

  // A year that is being typed begins with zeros: whoever types 2031 does not look for the year 2.
  protected setTyped(name: string, field: Field, value: string): void {
    const isTimed = field.kind === 'date' || field.kind === 'date-time';
    if (isTimed && value.startsWith('0')) return;
    this.setAttribute(name, field.kind === 'date-time' ? momentOf(value) : value);
  }

  protected inputType(field: Field): 'date' | 'datetime-local' | 'number' | 'text' {
    if (field.kind === 'date') return 'date';
    if (field.kind === 'date-time') return 'datetime-local';
    return field.kind === 'integer' ? 'number' : 'text';
  }

  private words(title: string, count: { readonly count: number; readonly capped: boolean } | undefined): string {
    return count === undefined ? title : `${title} (${this.texts.number(count.count)}${count.capped ? '+' : ''})`;
  }
}
