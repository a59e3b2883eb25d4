import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiPlus } from '@mdi/js';
import { Icon, LiveUpdates, ProblemNotice, Session, Skeleton, StateBadge, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { QuickSearch } from '../quick-search/quick-search.js';
import { RunOpener } from '../run/run-opener.js';
import { RunList } from '../runs/run-list.js';

const RECENT = 6;

/** Quick search first, what can be created beside it, how many wait where, and what this person did last. */
@Component({
  selector: 'app-start-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ProblemNotice, QuickSearch, RouterLink, RunList, Skeleton, StateBadge],
  templateUrl: './start-page.html',
  styleUrl: './start-page.scss',
})
export class StartPage {
  private readonly api = inject(OperatorApi);
  private readonly texts = inject(Texts);
  protected readonly types = inject(ObjectTypes);
  protected readonly session = inject(Session);
  protected readonly opener = inject(RunOpener);
  protected readonly t = this.texts.t;

  protected readonly plus = mdiPlus;
  private readonly typeName = computed(() => this.types.current()?.name);
  protected readonly actions = query(() => this.typeName(), (type) => this.api.newActions(type));
  protected readonly counts = query(() => this.typeName(), (type) => this.api.counts(type));
  protected readonly runs = query(() => true, () => this.api.myRuns(RECENT));

  protected readonly tiles = computed(() => {
    const counts = new Map(this.counts.value()?.map(({ state, ...rest }) => [state, rest]));
    return (this.types.current()?.states ?? []).map((state) => ({ state, ...(counts.get(state.name) ?? { count: 0, capped: false }) }));
  });

  constructor() {
    const live = inject(LiveUpdates);
    live.on((event) => event.kind === 'objects' && event.objectType === this.typeName(), () => this.counts.reload());
    live.on((event) => event.kind === 'runs' || event.kind === 'objects', () => this.runs.reload());
    live.on((event) => event.kind === 'rules', () => this.actions.reload());
  }

  protected number(tile: { readonly count: number; readonly capped: boolean }): string {
    return this.texts.number(tile.count) + (tile.capped ? '+' : '');
  }
}
