import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { AuditEntry, ObjectRecord } from '../model.js';
import { permits } from '../permits.js';
import type { Store } from '../ports/index.js';
import type { AccessObject } from './access-book.js';
import { NO_OBJECTS } from './scope.js';
import type { AccessScope } from './scope.js';
import { quickConditionsOf, SEEING } from './search-needs.js';
import type { LookedAt } from './search-needs.js';
import type { When, Who } from './who.js';

/** What objects of a type say about another object: the attribute that names it, and those that repeat what is written on it. */
interface Mention {
  readonly reference: string;
  readonly objectType: string;
  readonly names: readonly string[];
}

/** What somebody may see of other objects. */
interface Sight {
  scope(who: Who, objectType: string, permissions: readonly AclPermission[], when?: When): Promise<AccessScope>;
  permitsAmong(who: Who, objects: readonly AccessObject[], permissions: readonly AclPermission[], when?: When): Promise<ReadonlyMap<string, ReadonlySet<AclPermission>>>;
}

/** An object with what it says. */
export type TellingObject = AccessObject & Pick<ObjectRecord, 'attributes'>;

/** What a line of the history of an object says. */
export interface SaidLine {
  readonly object: TellingObject;
  readonly changed?: AuditEntry['changed'];
}

/** Whoever may not be seen is not named by other objects either. */
export class Mentions {
  constructor(
    private readonly access: Sight,
    private readonly store: Pick<Store, 'readObjects'> | undefined,
    private readonly catalogue: Pick<Catalogue, 'objectTypes'> | undefined,
  ) {}

  /** Per object the attributes that tell of others whom somebody may not see; at most two statements per attribute that names them. */
  async hidden(who: Who, type: ObjectType, objects: readonly TellingObject[], when: When): Promise<ReadonlyMap<string, Readonly<Record<string, AclPermission>>>> {
    const hidden = new Map<string, Record<string, AclPermission>>();
    for (const mention of mentionsOf(type)) {
      const naming = objects.filter(({ attributes }) => typeof attributes[mention.reference] === 'string');
      const unseen = await this.unseen(who, mention, naming.map(({ attributes }) => String(attributes[mention.reference])), when);
      for (const { id, attributes } of naming) {
        if (unseen.has(String(attributes[mention.reference]))) hidden.set(id, { ...hidden.get(id), ...blankOf(mention) });
      }
    }
    return hidden;
  }

  /** The same for lines of the history, each by what it says has changed; in their order. */
  async hiddenIn(who: Who, type: ObjectType, lines: readonly SaidLine[], when: When): Promise<readonly Readonly<Record<string, AclPermission>>[]> {
    const hidden: Record<string, AclPermission>[] = lines.map(() => ({}));
    for (const mention of mentionsOf(type)) {
      const named = lines.map((line) => namedIn(line, mention));
      const unseen = await this.unseen(who, mention, named.flat(), when);
      named.forEach((ids, index) => ids.some((id) => unseen.has(id)) && Object.assign(hidden[index] ?? {}, blankOf(mention)));
    }
    return hidden;
  }

  /** What a list keeps to that is searched by what objects say about others: only those that tell of nobody who may not be seen. */
  async scopes(who: Who, type: ObjectType, looked: LookedAt, when: When): Promise<readonly AccessScope[]> {
    const asked = mentionsOf(type).filter((mention) => asksAbout(mention, type, looked));
    const scopes = await Promise.all(asked.map(async ({ reference, objectType }) => ({ ...(await this.scope(who, objectType, when)), through: reference })));
    return scopes.filter(({ everything }) => !everything);
  }

  private async scope(who: Who, objectType: string, when: When): Promise<AccessScope> {
    return this.mayRead(who, objectType) ? this.access.scope(who, objectType, SEEING, when) : NO_OBJECTS;
  }

  private async unseen(who: Who, { objectType }: Mention, named: readonly string[], when: When): Promise<ReadonlySet<string>> {
    const ids = [...new Set(named)];
    if (ids.length === 0 || (await this.scope(who, objectType, when)).everything) return new Set();
    if (!this.store || !this.mayRead(who, objectType)) return new Set(ids);
    const may = await this.access.permitsAmong(who, await this.store.readObjects(objectType, ids), SEEING, when);
    return new Set(ids.filter((id) => !may.get(id)?.size));
  }

  // On whose behalf a worker acts has been admitted; whoever looks by themselves holds permissions.
  private mayRead({ permissions }: Who, objectType: string): boolean {
    const permission = this.catalogue?.objectTypes().find(({ name }) => name === objectType)?.permission;
    return !permissions || permission === undefined || permits({ permissions }, permission);
  }
}

// Whom the line says something about: those whose name it changed, or whoever is named now.
function namedIn({ object, changed = {} }: SaidLine, { reference, names }: Mention): readonly string[] {
  if (![reference, ...names].some((name) => Object.hasOwn(changed, name))) return [];
  const { from, to } = changed[reference] ?? { to: object.attributes[reference] };
  return [from, to].filter((id) => typeof id === 'string');
}

function mentionsOf({ attributes }: ObjectType): readonly Mention[] {
  return Object.entries(attributes).flatMap(([reference, field]) => {
    const names = Object.entries(attributes).flatMap(([name, { about }]) => (about === reference ? [name] : []));
    return field.kind === 'object' && names.length > 0 ? [{ reference, objectType: field.objectType, names }] : [];
  });
}

const blankOf = ({ reference, names }: Mention): Record<string, AclPermission> => Object.fromEntries([reference, ...names].map((name) => [name, 'List']));

// Names are looked for with letters: whoever types a number means the object itself.
function asksAbout({ reference, names }: Mention, type: ObjectType, { text = '', attributes = {}, sort = '', quick = [] }: LookedAt): boolean {
  const asked = [...Object.keys(attributes), sort, ...quickConditionsOf(type, quick).flatMap((one) => ('attribute' in one ? [one.attribute] : []))];
  return text.split(/\s+/).some((word) => /^\D*\p{L}\D*$/u.test(word)) || [reference, ...names].some((name) => asked.includes(name));
}
