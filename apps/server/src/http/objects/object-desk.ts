import { Inject, Injectable } from '@nestjs/common';
import { grantors, NotFound, type Action, type Engine, type ObjectRecord } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { AuditLog, ObjectQueries } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { AuditViews } from '../../views/audit-views.js';
import { ObjectViews } from '../../views/object-views.js';
import { allReadable, readable, requireQuickFilters } from '../../views/reading.js';
import { Sight } from '../../views/sight.js';
import { Standings } from '../../views/standings.js';
import { groupTitle, say } from '../../texts/say.js';
import type { AuditPage } from '../models/audit.models.js';
import type { ActionList, ObjectDetail, ObjectPage, StateCounts } from '../models/object.models.js';
import type { PageQuery, SearchQuery } from './object.shapes.js';
import { searchRequest, unknownState } from './search-request.js';

/** Objects that the caller may read. */
@Injectable()
export class ObjectDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly queries: ObjectQueries,
    private readonly audit: AuditLog,
    private readonly views: ObjectViews,
    private readonly lines: AuditViews,
    private readonly sight: Sight,
    private readonly standings: Standings,
  ) {}

  async search(caller: Caller, query: SearchQuery, language: Language): Promise<ObjectPage> {
    const type = readable(this.engine.catalogue, caller.actor, query.type);
    if (query.state !== undefined && !Object.hasOwn(type.states, query.state)) throw unknownState(query.state);
    const request = searchRequest(query);
    requireQuickFilters(this.engine.catalogue, caller.actor, type, request.quick);
    const page = await this.queries.search({ ...request, within: await this.sight.within(caller, type, request) });
    const items = await this.standings.add(type, caller.actor, await this.sight.objects(caller, page.items), language);
    return { ...page, meant: page.meant && [...page.meant], items };
  }

  async counts(caller: Caller, objectType: string): Promise<StateCounts> {
    const type = readable(this.engine.catalogue, caller.actor, objectType);
    return { counts: (await this.queries.counts(objectType, await this.sight.within(caller, type))).map((count) => ({ ...count })) };
  }

  async batchActions(caller: Caller, at: { readonly type: string; readonly state: string }, language: Language): Promise<ActionList> {
    const type = readable(this.engine.catalogue, caller.actor, at.type);
    if (!Object.hasOwn(type.states, at.state)) throw new NotFound('state', at.state);
    const where = { objectType: at.type, place: at.state, startPoint: 'batch' as const };
    const actions = await this.engine.gate.actions(caller.actor, where, caller.rulesRevision);
    return { items: await this.views.actions(actions, language) };
  }

  async read(caller: Caller, id: string, type: string | undefined, language: Language): Promise<ObjectDetail> {
    const record = await this.find(caller, id, type);
    const where = { objectType: record.objectType, place: record.state, startPoint: 'profile' as const, subject: record };
    const actions = await this.engine.gate.actions(caller.actor, where, caller.rulesRevision);
    return { ...(await this.rights(caller, record, actions, language)), actions: await this.views.actions(actions, language) };
  }

  async history(caller: Caller, id: string, query: PageQuery, language: Language): Promise<AuditPage> {
    await this.find(caller, id, undefined, 'ReadHistory');
    const page = await this.audit.search({ ...query, objectId: id });
    const hidden = await this.sight.inLines(caller, page.items);
    return { ...page, items: page.items.map((entry, index) => this.lines.line(entry, language, hidden[index])) };
  }

  /** An object that the caller may read; to everybody else there is none. */
  async find(caller: Caller, id: string, type: string | undefined, permission?: AclPermission): Promise<ObjectRecord> {
    const types = type === undefined
      ? allReadable(this.engine.catalogue, caller.actor)
      : [readable(this.engine.catalogue, caller.actor, type)];
    const record = await this.queries.find(id);
    if (!record || !types.some((one) => one.name === record.objectType)) throw new NotFound('object', id);
    await this.sight.require(caller, record, permission);
    return record;
  }

  // What is blank or refused, and who can change that.
  private async rights(caller: Caller, record: ObjectRecord, actions: readonly Action[], language: Language): Promise<Omit<ObjectDetail, 'actions'>> {
    const view = await this.sight.object(caller, record);
    const { access } = this.engine;
    const mayShare = (await access.permits(caller.actor, record, ['SetAcl', 'SetDistributionList'], caller.rulesRevision)).size > 0;
    if (view.hidden === undefined && actions.every(({ right }) => right === undefined)) return { ...view, mayShare };
    const scheme = (await access.at(caller.rulesRevision)).schemeOf(record);
    // What is blank for want of the right to list is about another object: this one is seen.
    const missing = [...new Set(Object.values(view.hidden ?? {}))].filter((right) => right !== 'List').map((right) => say(language, `right.${right}`));
    return { ...view, mayShare, ...(missing.length > 0 && { missingRights: missing }), grantors: grantors(scheme).map((name) => groupTitle(name, language)) };
  }
}
