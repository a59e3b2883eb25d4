import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectView } from '@tessera/api-client';
import { LiveUpdates, ProblemNotice, Skeleton, StateBadge, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { relationsTo, spanOf } from './relations.js';
import type { Relation } from './relations.js';

const SHOWN = 10;

/** What refers to an object: the cards that a person holds, for example. */
@Component({
  selector: 'app-related-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNotice, RouterLink, Skeleton, StateBadge],
  templateUrl: './related-card.html',
  styleUrl: './related-card.scss',
})
export class RelatedCard {
  private readonly api = inject(OperatorApi);
  private readonly types = inject(ObjectTypes);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly object = input.required<ObjectView>();
  readonly relation = input.required<Relation>();

  private readonly request = computed(() => ({ type: this.relation().type.name, limit: SHOWN, attributes: { [this.relation().attribute]: this.id() } }), { equal: sameJson });
  private readonly id = computed(() => this.object().id);
  protected readonly found = query(() => this.request(), (request) => this.api.search(request));
  protected readonly lines = computed(() => (this.found.value()?.items ?? []).map((one) => ({
    id: one.id, label: one.label, state: this.types.state(one.objectType, one.state), span: spanOf(one, this.relation().type, this.texts),
  })));
  protected readonly all = computed(() => ({ type: this.relation().type.name, [`attr.${this.relation().attribute}`]: this.id() }));

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'rules' || (event.kind === 'objects' && event.objectType === this.relation().type.name), () => this.found.reload());
  }
}

/** All relations of an object, one card each. */
@Component({
  selector: 'app-related',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RelatedCard],
  template: `@for (relation of relations(); track relation.type.name + relation.attribute) { <app-related-card [object]="object()" [relation]="relation" /> }`,
  styles: ':host { display: contents; }',
})
export class Related {
  private readonly types = inject(ObjectTypes);

  readonly object = input.required<ObjectView>();
  private readonly objectType = computed(() => this.object().objectType);

  protected readonly relations = computed(() => relationsTo(this.objectType(), this.types.list() ?? []));
}

const sameJson = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
