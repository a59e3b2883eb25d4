import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import { requireAllowed, PROTECTION, standingOf } from '../common/protection.js';
import { Forbidden, NotFound } from '../errors.js';
import type { Catalogue } from '../catalogue/index.js';
import type { EnginePorts } from '../ports/index.js';
import { AccessBook, hiddenAttributes } from './access-book.js';
import type { AccessObject, Decision } from './access-book.js';
import { askerOf } from './asker.js';
import { grantors } from './grantors.js';
import { Mentions } from './mentions.js';
import type { SaidLine, TellingObject } from './mentions.js';
import { ACTION_OF } from './needs.js';
import type { DistributionRight } from './distribution.js';
import { EVERYTHING } from './scope.js';
import type { AccessScope } from './scope.js';
import { listNeeds, SEEING } from './search-needs.js';
import type { LookedAt } from './search-needs.js';
import type { When, Who } from './who.js';

/** What people may do with objects, by the schemes and distribution lists of the house; never older than asked for. */
export class ObjectAccess {
  private readonly mentions: Mentions;
  private known: AccessBook | undefined;

  constructor(private readonly ports: Pick<EnginePorts, 'access'> & Partial<Pick<EnginePorts, 'store'>>, catalogue?: Pick<Catalogue, 'objectTypes'>) {
    this.mentions = new Mentions(this, ports.store, catalogue);
  }

  /** All schemes at `revision` or newer; asks the store for the present revision when none is given. */
  async at(revision?: number): Promise<AccessBook> {
    const store = this.ports.access;
    if (!store) return new AccessBook(0, []);
    const wanted = revision ?? (await store.revision());
    if (this.known && this.known.revision >= wanted) return this.known;
    // The revision is read before the schemes: what is saved in between is read again next time.
    const present = await store.revision();
    const read = new AccessBook(present, await store.readSchemes());
    if (!this.known || this.known.revision < present) this.known = read;
    return read;
  }

  /** Which objects of a type somebody may do one of these things with. */
  async scope(who: Who, objectType: string, permissions: readonly AclPermission[], when?: When): Promise<AccessScope> {
    return this.ports.access ? (await this.book(when)).scope(askerOf(who), objectType, permissions) : EVERYTHING;
  }

  /** Scopes that a list keeps to, all of them; they grow narrower with what it is filtered and sorted by. */
  async within(who: Who, type: ObjectType, looked: LookedAt, when?: When): Promise<AccessScope[]> {
    const scopes = await Promise.all(listNeeds(type, looked).map((permissions) => this.scope(who, type.name, permissions, when)));
    return [...scopes, ...(await this.mentions.scopes(who, type, looked, when))];
  }

  /** Decides about one object; `state` blocks included. */
  async decide(who: Who, object: AccessObject, permission: AclPermission, when?: When): Promise<Decision> {
    const book = await this.book(when);
    const without = book.decide(askerOf(who), object, permission);
    if (without.rule.kind !== 'no-entry') return without;
    return book.decide(askerOf(who), object, permission, (await this.rights(who, [object], when)).get(object.id));
  }

  /** What somebody may do with an object, by scheme and distribution list, whatever state it is in. */
  async permits(who: Who, object: AccessObject, permissions: readonly AclPermission[], when?: When): Promise<ReadonlySet<AclPermission>> {
    return (await this.permitsAmong(who, [object], permissions, when)).get(object.id) ?? new Set();
  }

  /** The same for many objects: at most one statement. */
  async permitsAmong(who: Who, objects: readonly AccessObject[], permissions: readonly AclPermission[], when?: When) {
    const book = await this.book(when);
    const asker = askerOf(who);
    const allowed = (object: AccessObject, rights?: readonly DistributionRight[]) =>
      new Set(permissions.filter((permission) => book.permit(asker, object, permission, rights).allowed));
    const found = new Map(objects.map((object) => [object.id, allowed(object)]));
    const open = objects.filter((object) => found.get(object.id)?.size !== permissions.length);
    const rights = await this.rights(who, open, when);
    for (const object of open) found.set(object.id, allowed(object, rights.get(object.id)));
    return found as ReadonlyMap<string, ReadonlySet<AclPermission>>;
  }

  /** What somebody may do with an object; throws `NotFound` for what may not even be listed. */
  async seen(who: Who, object: AccessObject, permissions: readonly AclPermission[], when?: When): Promise<ReadonlySet<AclPermission>> {
    const may = await this.permits(who, object, [...SEEING, ...permissions], when);
    if (!SEEING.some((one) => may.has(one))) throw new NotFound(object.objectType, object.id);
    return may;
  }

  /** Throws `NotFound` for what may not be seen, `Conflict` for what is locked or frozen, `Forbidden` for what is not allowed. */
  async require(who: Who, object: AccessObject, permission: AclPermission, when?: When): Promise<void> {
    const may = await this.seen(who, object, [permission, 'ApplicationAdministration'], when);
    const action = ACTION_OF[permission];
    const forAdministrators = PROTECTION[action][standingOf(object, who.id)] === 'administrators-only';
    if (!forAdministrators || !may.has('ApplicationAdministration')) requireAllowed(action, object, who.id);
    if (!may.has(permission)) throw await this.forbidden(object, permission, when);
  }

  /** Throws `Forbidden` unless somebody may make objects of a type. */
  async requireCreate(who: Who, objectType: string, when?: When): Promise<void> {
    const model = { id: '', objectType };
    if (!(await this.book(when)).permit(askerOf(who), model, 'Create').allowed) throw await this.forbidden(model, 'Create', when);
  }

  /** The no that says which right is missing, and who can grant it. */
  async forbidden(object: AccessObject, permission: AclPermission, when?: When): Promise<Forbidden> {
    const scheme = (await this.book(when)).schemeOf(object);
    return new Forbidden(permission, { objectType: object.objectType, grantors: grantors(scheme).join(', ') });
  }

  /** Per object the attributes that are blank for somebody; objects that are missing in the answer show everything. */
  async hidden(who: Who, type: ObjectType, objects: readonly TellingObject[], when?: When): Promise<ReadonlyMap<string, Readonly<Record<string, AclPermission>>>> {
    const [own, told] = await Promise.all([this.unread(who, type, objects, when), this.mentions.hidden(who, type, objects, when)]);
    return told.size === 0 ? own : new Map([...new Set([...own.keys(), ...told.keys()])].map((id) => [id, { ...told.get(id), ...own.get(id) }]));
  }

  /** Per line of the history of objects of one type the attributes that are blank for somebody in it; in their order. */
  async hiddenIn(who: Who, type: ObjectType, lines: readonly SaidLine[], when?: When): Promise<readonly Readonly<Record<string, AclPermission>>[]> {
    const objects = [...new Map(lines.map(({ object }) => [object.id, object])).values()];
    const [own, told] = await Promise.all([this.unread(who, type, objects, when), this.mentions.hiddenIn(who, type, lines, when)]);
    return lines.map(({ object }, index) => ({ ...told[index], ...own.get(object.id) }));
  }

  private async unread(who: Who, type: ObjectType, objects: readonly AccessObject[], when: When) {
    const wanted = seeing(type);
    const book = await this.book(when);
    if (wanted.every((one) => book.scope(askerOf(who), type.name, [one]).everything)) return new Map<string, Readonly<Record<string, AclPermission>>>();
    const may = await this.permitsAmong(who, objects, wanted, when);
    return new Map(objects.map(({ id }) => [id, hiddenAttributes(type, (permission) => may.get(id)?.has(permission) === true)]));
  }

  private async rights(who: Who, objects: readonly AccessObject[], when: When): Promise<ReadonlyMap<string, readonly DistributionRight[]>> {
    const identityId = who.context?.identityId;
    if (identityId === undefined || objects.length === 0 || !this.ports.access) return new Map();
    const transaction = typeof when === 'object' ? when : undefined;
    return this.ports.access.rightsOf(identityId, objects.map((one) => one.id), transaction);
  }

  private async book(when: When): Promise<AccessBook> {
    return typeof when === 'number' || when === undefined ? this.at(when) : (this.known ?? this.at());
  }
}

/** The rights that decide which attributes of a type are shown. */
export function seeing(type: ObjectType): readonly AclPermission[] {
  const sensitive = Object.values(type.attributes).flatMap((field) => field.sensitive ?? []);
  return [...new Set<AclPermission>(['Read', ...sensitive])];
}
