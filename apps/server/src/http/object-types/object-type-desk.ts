import { Inject, Injectable } from '@nestjs/common';
import { lifeCycle, type Engine } from '@tessera/engine';
import { NotFound } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { ObjectViews } from '../../views/object-views.js';
import { allReadable, readable } from '../../views/reading.js';
import { Standings } from '../../views/standings.js';
import type { ActionList, ObjectTypeDetail, ObjectTypeList, ObjectTypeView } from '../models/object.models.js';

/** Object types, and what can be started at their places. */
@Injectable()
export class ObjectTypeDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly views: ObjectViews,
    private readonly standings: Standings,
  ) {}

  async list(caller: Caller, language: Language): Promise<ObjectTypeList> {
    return { items: allReadable(this.engine.catalogue, caller.actor).map((type) => this.type(type, caller, language)) };
  }

  async read(caller: Caller, name: string, language: Language): Promise<ObjectTypeDetail> {
    const { catalogue, processLists } = this.engine;
    const type = readable(catalogue, caller.actor, name);
    const rules = await processLists.at(caller.rulesRevision);
    const edges = lifeCycle(catalogue, rules, name).map((edge) => ({ ...edge, title: catalogue.translate(edge.title, language) }));
    return { ...this.type(type, caller, language), lifeCycle: { nodes: this.views.states(type, language), edges } };
  }

  private type(type: ObjectType, { actor }: Caller, language: Language): ObjectTypeView {
    return { ...this.views.type(type, language, actor), moreColumns: this.standings.columns(type, actor, language) };
  }

  async actions(caller: Caller, at: { readonly objectType: string; readonly place: string }, language: Language): Promise<ActionList> {
    const type = readable(this.engine.catalogue, caller.actor, at.objectType);
    if (at.place !== 'new' && !Object.hasOwn(type.states, at.place)) throw new NotFound('place', at.place);
    const startPoint = at.place === 'new' ? 'quick-search' : 'profile';
    const actions = await this.engine.gate.actions(caller.actor, { ...at, startPoint }, caller.rulesRevision);
    return { items: await this.views.actions(actions, language) };
  }
}
