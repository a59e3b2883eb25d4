import { Injectable } from '@nestjs/common';
import { Catalogue, Forbidden, listNeeds, NotFound, ObjectAccess, seeing, SEEING, type AccessScope, type LookedAt, type ObjectRecord } from '@tessera/engine';
import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import type { Caller } from '../access/caller.js';
import type { ObjectView } from '../http/models/object.models.js';
import { ObjectViews } from './object-views.js';

/** Attributes that are blank for somebody, each with the right that is missing. */
export type Hidden = Readonly<Record<string, AclPermission>>;

type Eyes = Pick<Caller, 'actor' | 'rulesRevision'>;

/** What callers see of objects: which ones, and what is written on them. */
@Injectable()
export class Sight {
  constructor(
    private readonly access: ObjectAccess,
    private readonly catalogue: Catalogue,
    private readonly views: ObjectViews,
  ) {}

  /** Scopes that a list keeps to; they grow narrower with what it is filtered and sorted by. */
  within({ actor, rulesRevision }: Eyes, type: ObjectType, looked: LookedAt & { readonly quick?: readonly string[] } = {}): Promise<AccessScope[]> {
    const needs = listNeeds(type, looked);
    return Promise.all(needs.map((permissions) => this.access.scope(actor, type.name, permissions, rulesRevision)));
  }

  /** Objects of one type as the caller sees them. */
  async objects(caller: Eyes, records: readonly ObjectRecord[]): Promise<ObjectView[]> {
    const [first] = records;
    if (!first) return [];
    const hidden = await this.access.hidden(caller.actor, this.catalogue.objectType(first.objectType), records, caller.rulesRevision);
    return records.map((record) => this.views.object(record, hidden.get(record.id)));
  }

  /** One object as the caller sees it. */
  async object(caller: Eyes, record: ObjectRecord): Promise<ObjectView> {
    return this.views.object(record, await this.hidden(caller, record));
  }

  async hidden({ actor, rulesRevision }: Eyes, record: ObjectRecord): Promise<Hidden> {
    const type = this.catalogue.objectType(record.objectType);
    return (await this.access.hidden(actor, type, [record], rulesRevision)).get(record.id) ?? {};
  }

  /** Sensitive attributes that are blank for the caller wherever no object is at hand: what the default scheme of the type says. */
  async sensitive({ actor, rulesRevision }: Eyes, objectType: string): Promise<Hidden> {
    const type = this.catalogue.objectTypes().find(({ name }) => name === objectType);
    const marked = Object.entries(type?.attributes ?? {}).flatMap(([name, { sensitive }]) => (sensitive ? [[name, sensitive] as const] : []));
    if (marked.length === 0) return {};
    const may = await this.access.permits(actor, { id: '', objectType }, marked.map(([, right]) => right), rulesRevision);
    return Object.fromEntries(marked.filter(([, right]) => !may.has(right)));
  }

  /** Those of these objects that the caller may see at all. */
  async seen({ actor, rulesRevision }: Eyes, records: readonly ObjectRecord[]): Promise<readonly ObjectRecord[]> {
    const may = await this.access.permitsAmong(actor, records, SEEING, rulesRevision);
    return records.filter(({ id }) => SEEING.some((one) => may.get(id)?.has(one)));
  }

  /** Throws `NotFound` for an object that the caller may not see, `Forbidden` when the right is missing. */
  async require({ actor, rulesRevision }: Eyes, record: ObjectRecord, permission?: AclPermission): Promise<void> {
    const may = await this.access.seen(actor, record, permission ? [permission] : [], rulesRevision).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound('object', record.id) : error;
    });
    if (permission && !may.has(permission)) throw await this.access.forbidden(record, permission, rulesRevision);
  }

  /** Whether the caller may open a file that belongs, or once belonged, to an object. */
  async mayOpen(caller: Eyes, record: ObjectRecord, fileId: string): Promise<boolean> {
    const type = this.catalogue.objectType(record.objectType);
    const hidden = await this.hidden(caller, record);
    const [attribute] = Object.entries(record.attributes).find(([, value]) => value === fileId) ?? [];
    if (attribute !== undefined) return !(attribute in hidden);
    if (record.common?.attachments?.some(({ id }) => id === fileId)) return this.may(caller, record, ['Read']);
    // Nobody knows any more what it was: whoever may see everything may see it.
    return this.may(caller, record, seeing(type));
  }

  private async may({ actor, rulesRevision }: Eyes, record: ObjectRecord, permissions: readonly AclPermission[]): Promise<boolean> {
    return (await this.access.permits(actor, record, permissions, rulesRevision)).size === permissions.length;
  }
}

/** The 403 of a right that nobody gave. */
export const isMissingRight = (error: unknown): error is Forbidden => error instanceof Forbidden && error.details['grantors'] !== undefined;
