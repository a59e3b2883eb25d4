import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { StateCount } from '@tessera/api-client';
import { LiveUpdates, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { RunOpener } from '../run/run-opener.js';
import { writeAddress } from './search-address.js';
import type { SearchAddress } from './search-address.js';

/** What can be done with the ticked rows, if they are all in one state, or with all that the search finds in that state. */
@Component({
  selector: 'app-batch-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  templateUrl: './batch-bar.html',
  styleUrl: './batch-bar.scss',
})
export class BatchBar {
  private readonly api = inject(OperatorApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly types = inject(ObjectTypes);
  protected readonly opener = inject(RunOpener);
  protected readonly t = this.texts.t;

  readonly type = input.required<string>();
  /** Ids of the ticked rows with their states. */
  readonly ticked = input.required<ReadonlyMap<string, string>>();
  /** The search that found them. */
  readonly address = input.required<SearchAddress>();
  readonly counts = input<readonly StateCount[]>([]);
  /** Whether the search finds more than is ticked. */
  readonly more = input(false);
  readonly cleared = output();

  protected readonly states = computed(() => new Set(this.ticked().values()));
  protected readonly common = computed(() => {
    const [state, other] = this.states();
    return state === undefined || other !== undefined ? undefined : { type: this.type(), state };
  }, { equal: (a, b) => a?.state === b?.state && a?.type === b?.type });
  protected readonly actions = query(() => this.common(), ({ type, state }) => this.api.batchActions(type, state));
  protected readonly possible = computed(() => (this.actions.value() ?? []).filter(({ available }) => available));
  protected readonly impossible = computed(() => (this.actions.value() ?? []).filter(({ available }) => !available));

  private readonly scope = computed(() => {
    const { text, attributes, quick } = this.address();
    return writeAddress({ ...this.common(), text, attributes, quick });
  }, { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  /** All that the search finds, not only the ticked rows; another search begins with the ticked ones. */
  protected readonly whole = linkedSignal({ source: () => this.scope(), computation: () => false });
  // How many there are is known only where the state is the whole filter.
  protected readonly total = computed(() => {
    const { text, attributes, quick } = this.address();
    const known = this.counts().find(({ state }) => state === this.common()?.state);
    if (known === undefined || (text ?? '') !== '' || quick !== undefined || Object.keys(attributes).length > 0) return undefined;
    return this.texts.number(known.count) + (known.capped ? '+' : '');
  });
  protected readonly words = computed(() => {
    if (!this.whole()) return this.t('app.search.ticked', { count: this.ticked().size });
    const state = this.types.state(this.type(), this.common()?.state ?? '').title;
    return this.total() === undefined ? this.t('app.search.wholeSearch', { state }) : this.t('app.search.wholeState', { total: this.total(), state });
  });

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'rules', () => this.actions.reload());
  }

  protected start(entryId: string): void {
    const ids = [...this.ticked().keys()];
    if (this.whole()) void this.router.navigate(['/batches/new'], { queryParams: { ...this.scope(), entry: entryId } });
    else void this.opener.open(entryId, ids);
  }
}
