import { Inject, Injectable } from '@nestjs/common';
import { Forbidden, NotFound, permits, quickFiltersFor, type Engine, type QuickFilters } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import { SavedFilters, type SavedFilter } from '@tessera/store';
import type { Caller } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { ENGINE } from '../../house/tokens.js';
import { newId } from '../../house/new-id.js';
import { readable } from '../../views/reading.js';
import type { SavedFilterList, SavedFilterView } from '../models/filter.models.js';
import type { AddFilter, ChangeFilter, KeptQuery } from './filter.shapes.js';

/** The permission to share filters, and to look after shared ones. */
export const SHARE_FILTERS = 'saved-filter:share';
const OF_EVERY_TYPE: ReadonlySet<string> = new Set(['locked', 'frozen']);

/** Searches that people keep for themselves or for all. */
@Injectable()
export class FilterDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly filters: SavedFilters,
  ) {}

  async list(caller: Caller, typeName: string): Promise<SavedFilterList> {
    const type = readable(this.engine.catalogue, caller.actor, typeName);
    const found = await this.filters.list(caller.accountId, type.name);
    return { items: found.map((filter) => this.viewOf(filter, type, caller)), mayShare: permits(caller.actor, SHARE_FILTERS) };
  }

  async add(caller: Caller, { type, name, shared = false, query }: AddFilter): Promise<SavedFilterView> {
    readable(this.engine.catalogue, caller.actor, type);
    if (shared) requireShare(caller);
    const id = newId();
    const kept = { id, ownerId: caller.accountId, objectType: type, name: nameOf(name), shared, query: checked(query) };
    await this.filters.add(kept, new Date());
    return this.view(caller, id);
  }

  async change(caller: Caller, id: string, revision: number, { name, shared, query }: ChangeFilter): Promise<SavedFilterView> {
    const filter = await this.changeable(caller, id);
    if (shared !== undefined && shared !== filter.shared) requireShare(caller);
    const changes = { ...(name !== undefined && { name: nameOf(name) }), ...(shared !== undefined && { shared }), ...(query && { query: checked(query) }) };
    await this.filters.change(id, changes, revision, new Date());
    return this.view(caller, id);
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.changeable(caller, id);
    await this.filters.remove(id);
  }

  private async view(caller: Caller, id: string): Promise<SavedFilterView> {
    const { filter, type } = await this.seen(caller, id);
    return this.viewOf(filter, type, caller);
  }

  private async changeable(caller: Caller, id: string): Promise<SavedFilter> {
    const { filter } = await this.seen(caller, id);
    if (!mayChange(filter, caller)) throw new Forbidden(SHARE_FILTERS);
    return filter;
  }

  private async seen(caller: Caller, id: string): Promise<{ filter: SavedFilter; type: ObjectType }> {
    const filter = await this.filters.find(id);
    if (!filter || (filter.ownerId !== caller.accountId && !filter.shared)) throw new NotFound('saved filter', id);
    return { filter, type: readable(this.engine.catalogue, caller.actor, filter.objectType) };
  }

  private viewOf(filter: SavedFilter, type: ObjectType, caller: Caller): SavedFilterView {
    const { id, objectType, name, shared, ownerName, query, revision, ownerId } = filter;
    const own = ownerId === caller.accountId;
    const missing = missingIn(query, type, quickFiltersFor(caller.actor, type, this.engine.catalogue.objectTypes()));
    return { id, type: objectType, name, shared, own, changeable: mayChange(filter, caller), ownerName, query, revision, missing: [...missing] };
  }
}

const mayChange = (filter: SavedFilter, { accountId, actor }: Caller): boolean =>
  filter.ownerId === accountId || (filter.shared && permits(actor, SHARE_FILTERS));

function requireShare({ actor }: Caller): void {
  if (!permits(actor, SHARE_FILTERS)) throw new Forbidden(SHARE_FILTERS);
}

function nameOf(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw invalidAt('/name', 'required');
  return trimmed;
}

function checked(query: KeptQuery): Record<string, unknown> {
  for (const [name, value] of Object.entries(query.attributes ?? {})) {
    if (typeof value !== 'string') throw invalidAt(`/query/attributes/${name}`, 'wrong-type');
    if (value.length > 200) throw invalidAt(`/query/attributes/${name}`, 'too-long', { max: 200 });
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

// What the type no longer has, or the caller, or no longer searches by: such a filter would show something else than what was meant.
function missingIn(query: KeptQuery, { attributes, states }: ObjectType, quickFilters: QuickFilters): readonly string[] {
  const isThere = (name: string) => Object.hasOwn(attributes, name) && (attributes[name]?.indexed === true || attributes[name]?.unique === true);
  const sorts = query.sort === undefined || ['createdAt', 'updatedAt'].includes(query.sort) ? [] : [query.sort];
  return [...new Set([
    ...Object.keys(query.attributes ?? {}).filter((name) => !isThere(name)),
    ...sorts.filter((name) => attributes[name]?.indexed !== true),
    ...(query.state !== undefined && !Object.hasOwn(states, query.state) ? [query.state] : []),
    ...(query.quick ?? []).filter((name) => !Object.hasOwn(quickFilters, name) && !OF_EVERY_TYPE.has(name)),
  ])];
}
