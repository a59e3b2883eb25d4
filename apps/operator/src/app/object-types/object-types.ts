import { Injectable, computed, inject, signal } from '@angular/core';
import type { ObjectTypeView, StateView } from '@tessera/api-client';
import { Session, followRules, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';

const KEY = 'tessera.objectType';

/** The object types that this person may see, and the one they work with. */
@Injectable({ providedIn: 'root' })
export class ObjectTypes {
  private readonly api = inject(OperatorApi);
  private readonly session = inject(Session);
  private readonly wanted = signal(localStorage.getItem(KEY) ?? undefined);
  private readonly who = computed(() => (this.session.me()?.mustChangePassword === false ? this.session.me()?.account.id : undefined));

  private readonly source = query(() => this.who(), () => this.api.objectTypes());

  readonly problem = this.source.problem;
  /** All readable types, `undefined` until they are known. */
  readonly list = computed(() => this.source.value(), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  private readonly undecided = computed(() => {
    const list = this.list() ?? [];
    return list.length > 1 && this.find(this.wanted()) === undefined ? list : undefined;
  });
  private readonly startable = query(() => this.undecided(), (list) => this.firstStartable(list));
  /** The type last worked with, else the first on which the person can start something; `undefined` until that is known. */
  readonly current = computed(() => this.find(this.wanted()) ?? (this.undecided() === undefined ? this.list()?.[0] : this.find(this.startable.value())));

  constructor() {
    followRules([this.source]);
  }

  find(name: string | undefined): ObjectTypeView | undefined {
    return this.list()?.find((type) => type.name === name);
  }

  /** A state with its words; one we do not know is named as it is. */
  state(typeName: string, name: string): StateView {
    const known = this.find(typeName)?.states.find((state) => state.name === name);
    return known ?? { name, title: name, meaning: 'ended', final: false };
  }

  /** Works with this type from now on, also after a reload. */
  choose(name: string): void {
    localStorage.setItem(KEY, name);
    this.wanted.set(name);
  }

  // Without an answer the first type will do: its own page says what went wrong.
  private async firstStartable(list: readonly ObjectTypeView[]): Promise<string | undefined> {
    const offered = await Promise.all(list.map(({ name }) => this.api.newActions(name).catch(() => [])));
    const at = offered.findIndex((actions) => actions.some((action) => action.available));
    return list[Math.max(at, 0)]?.name;
  }

  reload(): void {
    this.source.reload();
  }
}
