import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { mdiViewColumnOutline } from '@mdi/js';
import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import { Empty, Icon, LiveUpdates, Menu, Moment, Notice, ProblemNotice, StateBadge, Texts, query, valueText } from '@tessera/shell';
import { Cell, DataTable } from '@tessera/shell/data-table';
import type { Sorting } from '@tessera/shell/data-table';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { ObjectPicture } from '../files/object-picture.js';
import { BatchBar } from './batch-bar.js';
import { ExportMenu } from './export-menu.js';
import { SavedFilters } from './saved-filters.js';
import type { KeptSearch } from './saved-filters.js';
import { ColumnChoice, columnsOf } from './column-choice.js';
import { readAddress, writeAddress } from './search-address.js';
import type { SearchAddress } from './search-address.js';
import { SearchFilters } from './search-filters.js';

/** Filters, a page of hits, and what can be done with several of them at once. */
@Component({
  selector: 'app-search-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchBar, ObjectPicture, Cell, DataTable, Empty, ExportMenu, Icon, MatButton, Menu, Moment, Notice, ProblemNotice, SavedFilters, RouterLink, SearchFilters, StateBadge],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  private readonly api = inject(OperatorApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly choice = inject(ColumnChoice);
  protected readonly types = inject(ObjectTypes);
  protected readonly t = this.texts.t;

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly said = computed(() => readAddress(this.params()));
  protected readonly type = computed(() => this.types.find(this.said().type) ?? this.types.current());
  protected readonly address = computed((): SearchAddress => ({ ...this.said(), type: this.type()?.name }));

  protected readonly page = query(() => this.wanted(), (search) => this.api.search(search));
  protected readonly counts = query(() => this.type()?.name, (type) => this.api.counts(type));
  private readonly before = signal<readonly (string | undefined)[]>([]);

  protected readonly chosen = linkedSignal<ReadonlySet<string>>(() => new Set(this.type() === undefined ? [] : this.choice.read(this.type() as ObjectTypeView)));
  protected readonly everyColumn = computed(() => (this.type() === undefined ? [] : columnsOf(this.type() as ObjectTypeView, this.texts)));
  protected readonly columns = computed(() => this.everyColumn().filter(({ key }) => key.startsWith('#') || this.chosen().has(key)));
  /** Names of the columns on the screen, as the server knows them. */
  protected readonly shown = computed(() => this.columns().map(({ key }) => (key === '#label' ? (this.type()?.label ?? '') : key.replace('#', ''))));
  protected readonly choosable = computed(() => this.everyColumn().filter(({ key }) => !key.startsWith('#')));
  protected readonly plain = computed(() => this.columns().filter(({ key }) => !key.startsWith('#') && !key.endsWith('At')));
  protected readonly sorting = computed((): Sorting => ({ by: this.address().sort ?? 'createdAt', direction: this.address().direction ?? 'desc' }));

  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  private readonly seen = new Map<string, string>();
  protected readonly tickedStates = computed(() => new Map([...this.ticked()].map((id) => [id, this.seen.get(id) ?? ''])));
  protected readonly more = computed(() => {
    const page = this.page.value();
    // What was meant instead of what was asked is ticked one by one.
    if (page?.meant !== undefined) return false;
    return page?.nextCursor !== undefined || this.address().cursor !== undefined || (page?.items.length ?? 0) > this.ticked().size;
  });
  protected readonly filtered = computed(() => Object.keys(writeAddress({ ...this.address(), type: undefined, sort: undefined, direction: undefined, cursor: undefined })).length > 0);
  protected readonly hasAttributes = computed(() => Object.keys(this.address().attributes).length > 0);
  protected readonly columnsIcon = mdiViewColumnOutline;
  protected readonly labelOf = (object: ObjectView): string => object.label;

  constructor() {
    effect(() => this.page.value()?.items.forEach(({ id, state }) => this.seen.set(id, state)));
    effect(() => {
      const said = this.said().type;
      if (said !== undefined) untracked(() => this.types.choose(said));
    });
    inject(LiveUpdates).on((event) => event.kind === 'rules' || (event.kind === 'objects' && event.objectType === this.type()?.name), () => this.readAgain());
  }

  protected go(address: SearchAddress): void {
    if (address.cursor === undefined) this.before.set([]);
    if (address.type !== this.address().type || address.state !== this.address().state) this.ticked.set(new Set());
    void this.router.navigate(['/search'], { queryParams: writeAddress(address) });
  }

  protected sort({ by, direction }: Sorting): void {
    this.go({ ...this.address(), sort: by, direction, cursor: undefined });
  }

  protected nextPage(): void {
    this.before.update((before) => [...before, this.address().cursor]);
    this.go({ ...this.address(), cursor: this.page.value()?.nextCursor });
  }

  protected previousPage(): void {
    const cursor = this.before().at(-1);
    this.before.update((before) => before.slice(0, -1));
    void this.router.navigate(['/search'], { queryParams: writeAddress({ ...this.address(), cursor }) });
  }

  protected showColumn(key: string, shown: boolean): void {
    const type = this.type();
    const names = new Set(this.chosen());
    if (shown) names.add(key);
    else names.delete(key);
    this.chosen.set(names);
    if (type !== undefined) this.choice.write(type, names);
  }

  protected value(object: ObjectView, name: string): string {
    const text = object.more?.[name] ?? valueText(this.type()?.attributes[name], object.attributes[name], this.texts);
    // An address that its owner has verified is marked where it stands.
    return text !== '' && object.attributes[`${name}Validated`] !== undefined ? `${text} ✓` : text;
  }

  protected useKept({ address, columns }: KeptSearch): void {
    const type = this.type();
    if (columns && type) {
      const names = new Set(columns.filter((name) => name !== type.label && name !== 'state'));
      this.chosen.set(names);
      this.choice.write(type, names);
    }
    this.go(address);
  }

  protected without(part: 'state' | 'text' | 'attributes' | 'quick'): void {
    this.go({ ...this.address(), [part]: part === 'attributes' ? {} : undefined, cursor: undefined });
  }

  protected clear(): void {
    this.ticked.set(new Set());
  }

  protected readAgain(): void {
    this.page.reload();
    this.counts.reload();
  }

  private wanted(): (SearchAddress & { readonly type: string }) | undefined {
    const { type, ...rest } = this.address();
    return type === undefined ? undefined : { ...rest, type };
  }
}
