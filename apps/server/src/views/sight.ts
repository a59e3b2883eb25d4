import { Injectable } from '@nestjs/common';
import { Catalogue, Forbidden, NO_OBJECTS, NotFound, ObjectAccess, permits, seeing, SEEING, type AccessScope, type AuditEntry, type LookedAt, type ObjectRecord, type SaidLine } from '@tessera/engine';
import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import { ObjectQueries } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import type { ObjectView } from '../http/models/object.models.js';
import { ObjectViews } from './object-views.js';

/** Attributes that are blank for somebody, each with the right that is missing. */
export type Hidden = Readonly<Record<string, AclPermission>>;

/** What somebody does not get to see of a line of the audit. */
export interface BlankLine {
  /** Whether they may see what the line is about. */
  readonly isSeen: boolean;
  readonly hidden: Hidden;
}

/** The object type that records of people have. */
export const PERSON = 'identity';

type Eyes = Pick<Caller, 'actor' | 'rulesRevision'>;

/** What callers see of objects: which ones, and what is written on them. */
@Injectable()
export class Sight {
  constructor(
    private readonly access: ObjectAccess,
    private readonly catalogue: Catalogue,
    private readonly views: ObjectViews,
    private readonly queries: ObjectQueries,
  ) {}

  /** Scopes that a list keeps to; they grow narrower with what it is filtered and sorted by. */
  within({ actor, rulesRevision }: Eyes, type: ObjectType, looked: LookedAt & { readonly quick?: readonly string[] } = {}): Promise<AccessScope[]> {
    return this.access.within(actor, type, looked, rulesRevision);
  }

  /** The people whom the caller may see. */
  async people(caller: Eyes): Promise<readonly AccessScope[]> {
    const type = this.catalogue.objectType(PERSON);
    return permits(caller.actor, type.permission) ? this.everybody(caller) : [NO_OBJECTS];
  }

  /** The people whom the schemes let the caller see, whatever their roles say about reading people. */
  everybody(caller: Eyes): Promise<readonly AccessScope[]> {
    return this.within(caller, this.catalogue.objectType(PERSON));
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

  /** Per line of the audit what is blank in it for the caller: attributes, or all that it says, when it is about what they may not see. */
  async inLines(caller: Eyes, lines: readonly AuditEntry[]): Promise<readonly BlankLine[]> {
    const types = new Map(this.catalogue.objectTypes().map((type) => [type.name, type]));
    const about = lines.filter(({ objectType, objectId }) => objectId !== undefined && types.has(objectType ?? ''));
    const records = new Map((await this.queries.findAll([...new Set(about.map(({ objectId = '' }) => objectId))])).map((record) => [record.id, record]));
    const blank = new Map<AuditEntry, BlankLine>();
    for (const [name, type] of types) {
      const some = about.flatMap((line) => {
        const object = line.objectType === name ? records.get(line.objectId ?? '') : undefined;
        return object ? [{ line, object, changed: line.changed }] : [];
      });
      for (const [line, one] of await this.blankAmong(caller, type, some)) blank.set(line, one);
    }
    const gone = new Map<string, Hidden>();
    for (const type of types.keys()) if (lines.some((line) => line.objectType === type && !blank.has(line))) gone.set(type, await this.sensitive(caller, type));
    return lines.map((line) => blank.get(line) ?? { isSeen: true, hidden: gone.get(line.objectType ?? '') ?? {} });
  }

  private async blankAmong(caller: Eyes, type: ObjectType, lines: readonly (SaidLine & { readonly line: AuditEntry; readonly object: ObjectRecord })[]): Promise<readonly (readonly [AuditEntry, BlankLine])[]> {
    if (lines.length === 0) return [];
    const objects = [...new Map(lines.map(({ object }) => [object.id, object])).values()];
    const [seen, hidden] = await Promise.all([
      permits(caller.actor, type.permission) ? this.seen(caller, objects) : [], this.access.hiddenIn(caller.actor, type, lines, caller.rulesRevision),
    ]);
    const ids = new Set(seen.map(({ id }) => id));
    return lines.map(({ line, object }, index) => [line, { isSeen: ids.has(object.id), hidden: hidden[index] ?? {} }] as const);
  }

  /** Sensitive attributes that are blank for the caller wherever no object is at hand: what the default scheme of the type says. */
  private async sensitive({ actor, rulesRevision }: Eyes, objectType: string): Promise<Hidden> {
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

  /** Whether the caller may see an object at all; nobody sees objects of a type that they may not read. */
  async sees(caller: Eyes, record: ObjectRecord): Promise<boolean> {
    return permits(caller.actor, this.catalogue.objectType(record.objectType).permission) && (await this.seen(caller, [record])).length > 0;
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
