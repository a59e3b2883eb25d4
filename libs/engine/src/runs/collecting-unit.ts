import type { CommonProperties, Fields, ObjectType } from '@tessera/plugin-api';
import { signatureOf } from '../access/index.js';
import type { Acting } from '../access/index.js';
import { refuseBuiltIn, requireAllowed } from '../common/protection.js';
import { statusOf, touched } from '../common/statuses.js';
import { attributeCheck } from '../fields/index.js';
import { NotFound } from '../errors.js';
import { fileChanges } from '../files/index.js';
import type { FileChanges } from '../files/index.js';
import type { AuditEntry, Json, ObjectRecord } from '../model.js';
import type { ObjectChange, Transaction } from '../ports/index.js';
import { aboutPeople } from './repeated.js';

/** On whose behalf a unit works: what the audit says about each change. */
export interface Author extends Acting {
  readonly useCase?: string;
  readonly runId?: string;
  readonly reason?: string;
}

/** What a unit may do. */
export interface UnitPlan {
  readonly objectType: ObjectType;
  readonly moves: Readonly<Record<string, readonly string[] | undefined>>;
  readonly author: Author;
  /** Whether locks and freezes of others stop it; what the house has already accepted passes them. */
  readonly heedsLocks?: true;
  newId(): string;
}

/** An object as use cases and tasks see it. */
export interface Seen {
  readonly id: string;
  readonly state: string;
  readonly attributes: Json;
}

/** One step of an object's way through a unit. */
export interface Reached {
  readonly id: string;
  readonly state: string;
  /** Whether it was in that state before: staying put is a move, but nothing is reached by it. */
  readonly stayed: boolean;
}

interface Draft {
  readonly id: string;
  readonly version: number;
  /** As it stood before this unit. */
  readonly before: Json;
  common?: CommonProperties;
  state: string;
  attributes: Json;
  touched: boolean;
}

/** At most so many objects are found, and locked, by one `find`. */
export const MOST_FOUND = 10_000;

const checks = new WeakMap<Fields, (values: Json) => readonly { readonly pointer: string; readonly reason: string }[]>();

/** Collects what a use case or a task asks for; nothing is written before it has returned. */
export class CollectingUnit {
  readonly now: Date;
  readonly today: string;
  readonly audit: AuditEntry[] = [];
  readonly reached: Reached[] = [];
  /** Failures of the database, as opposed to bugs of the package. */
  readonly outages = new WeakSet<object>();
  private readonly drafts = new Map<string, Draft>();
  private readonly detached: string[] = [];
  private readonly forgets = new Set<string>();

  constructor(
    private readonly transaction: Transaction,
    private readonly plan: UnitPlan,
  ) {
    this.now = transaction.now;
    this.today = transaction.today;
  }

  /** Creates an object in a declared state. */
  async create(state: string, attributes: Json): Promise<Seen> {
    this.requireMove('nothing', state);
    const draft = { id: this.plan.newId(), version: 0, before: {}, state, attributes: withChanges({}, attributes), touched: true };
    this.requireAttributes(draft.attributes);
    this.drafts.set(draft.id, draft);
    this.note('object.created', draft.id, { to: state }, {}, draft.attributes);
    return seen(draft);
  }

  /** Locks objects in id order and answers those that are in the state. */
  async load(state: string, ids: readonly string[]): Promise<readonly Seen[]> {
    const wanted = new Set(ids);
    await this.lock([...wanted].filter((id) => !this.drafts.has(id)));
    return this.held((draft) => wanted.has(draft.id) && draft.state === state);
  }

  /** Locks and answers objects by state and indexed attributes, those changed in this unit as they are now. */
  async find(where: { readonly state?: string; readonly attributes?: Json }): Promise<readonly Seen[]> {
    this.requireIndexed(where.attributes ?? {});
    const found = await this.outside(this.transaction.findObjects(this.plan.objectType.name, where, MOST_FOUND));
    this.take(found);
    const wanted = Object.entries(where.attributes ?? {});
    return this.held(
      (draft) =>
        (where.state === undefined || draft.state === where.state) &&
        wanted.every(([name, value]) => draft.attributes[name] === value),
    );
  }

  /** Reads an object of any type without a lock. */
  async read(objectType: string, id: string): Promise<Seen> {
    const record = await this.outside(this.transaction.readObject(objectType, id));
    if (!record) throw new NotFound(objectType, id);
    return { id: record.id, state: record.state, attributes: record.attributes };
  }

  /** Reads an object of any type under lock. */
  async hold(objectType: string, id: string): Promise<Seen> {
    const [record] = await this.outside(this.transaction.lockObjects(objectType, [id]));
    if (!record) throw new NotFound(objectType, id);
    if (objectType === this.plan.objectType.name) this.take([record]);
    return seen(this.drafts.get(id) ?? record);
  }

  /** Moves an object that this unit holds. */
  async move(object: { readonly id: string }, to: string, changes: Json = {}): Promise<void> {
    const draft = this.drafts.get(object.id);
    if (!draft) throw new Error(`object ${object.id} was not loaded in this unit, so it cannot be moved`);
    this.requireMove(draft.state, to);
    if (this.plan.heedsLocks) requireAllowed('update', draft, this.plan.author.id);
    const attributes = withChanges(draft.attributes, changes);
    const { label } = this.plan.objectType;
    if (to !== draft.state || attributes[label] !== draft.attributes[label]) refuseBuiltIn(draft);
    this.requireAttributes(attributes);
    const isDeleted = draft.state !== to && this.plan.objectType.states[to]?.deleted === true;
    this.note(isDeleted ? 'object.deleted' : 'object.moved', draft.id, { from: draft.state, to }, draft.attributes, attributes);
    Object.assign(draft, { state: to, attributes, touched: true });
  }

  /** Lets the history of an object forget what it says about a person. */
  async forget(object: { readonly id: string }): Promise<void> {
    const { objectType } = this.plan;
    if (!objectType.personal) throw new Error(`${objectType.name} is not about people, so its history forgets nothing`);
    if (!this.drafts.has(object.id)) throw new Error(`object ${object.id} was not loaded in this unit, so it cannot be forgotten`);
    this.forgets.add(object.id);
  }

  /** Objects whose history forgets its values. */
  get forgotten(): readonly string[] {
    return [...this.forgets];
  }

  /** Takes away whatever is attached to an object that this unit moves. */
  async detachAll(object: { readonly id: string }): Promise<void> {
    const draft = this.drafts.get(object.id);
    if (!draft?.touched) throw new Error(`object ${object.id} was not moved in this unit, so nothing can be taken from it`);
    const { attachments = [], ...common } = draft.common ?? {};
    this.detached.push(...attachments.map((one) => one.id));
    draft.common = common;
  }

  /** Which files the written objects refer to otherwise than before. */
  fileChanges(): FileChanges {
    const { name: objectType, attributes } = this.plan.objectType;
    const changes = [...this.drafts.values()].filter((draft) => draft.touched)
      .map(({ id, before, attributes: after }) => fileChanges(attributes, { objectType, id }, before, after));
    return { taken: changes.flatMap((one) => one.taken), dropped: [...changes.flatMap((one) => one.dropped), ...this.detached] };
  }

  /** Locks objects by id and holds them; answers them in id order. */
  async lock(ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    if (ids.length === 0) return [];
    const records = await this.outside(this.transaction.lockObjects(this.plan.objectType.name, ids));
    this.take(records);
    return records;
  }

  /** The objects to write. */
  changes(): readonly ObjectChange[] {
    const objectType = this.plan.objectType.name;
    const status = statusOf(this.now, this.plan.author);
    return [...this.drafts.values()]
      .filter((draft) => draft.touched)
      .map(({ id, state, attributes, version, common }) => ({ id, objectType, state, attributes, version, common: touched(common, status) }));
  }

  private take(records: readonly ObjectRecord[]): void {
    for (const { id, version, state, attributes, common } of records) {
      if (!this.drafts.has(id)) this.drafts.set(id, { id, version, before: attributes, state, attributes, touched: false, ...(common && { common }) });
    }
  }

  private held(fits: (draft: Draft) => boolean): readonly Seen[] {
    const fitting = [...this.drafts.values()].filter(fits);
    return fitting.sort((a, b) => (a.id < b.id ? -1 : 1)).map(seen);
  }

  private async outside<R>(answer: Promise<R>): Promise<R> {
    try {
      return await answer;
    } catch (error) {
      if (typeof error === 'object' && error !== null) this.outages.add(error);
      throw error;
    }
  }

  private note(action: string, objectId: string, move: { from?: string; to: string }, before: Json, after: Json): void {
    const { author, objectType } = this.plan;
    const changed = difference(objectType.attributes, before, after);
    this.reached.push({ id: objectId, state: move.to, stayed: move.from === move.to });
    this.audit.push({
      id: this.plan.newId(),
      at: this.now,
      ...signatureOf(author),
      action,
      ...(author.useCase && { useCase: author.useCase }),
      ...(author.runId && { runId: author.runId }),
      ...(author.reason && { reason: author.reason }),
      objectType: objectType.name,
      objectId,
      ...move,
      ...(Object.keys(changed).length > 0 && { changed }),
      ...(objectType.personal && { erasable: true }),
      ...aboutPeople(objectType.attributes, changed, [before, after]),
    });
  }

  private requireMove(from: string, to: string): void {
    if (!Object.hasOwn(this.plan.moves, from) || !this.plan.moves[from]?.includes(to)) {
      throw new Error(`the move from ${from} to ${to} is not declared`);
    }
  }

  private requireAttributes(values: Json): void {
    const { attributes, name } = this.plan.objectType;
    const check = checks.get(attributes) ?? attributeCheck(attributes);
    checks.set(attributes, check);
    const faults = check(values).map((fault) => `${fault.pointer.slice(1)}: ${fault.reason}`);
    if (faults.length > 0) throw new Error(`attributes of ${name} do not fit (${faults.join(', ')})`);
  }

  private requireIndexed(values: Json): void {
    for (const [name, value] of Object.entries(values)) {
      if (!this.plan.objectType.attributes[name]?.indexed) throw new Error(`attribute ${name} is not indexed, so nothing is found by it`);
      if (value === undefined) throw new Error(`attribute ${name} is looked for without a value`);
    }
  }
}

function seen({ id, state, attributes }: Seen): Seen {
  return { id, state, attributes };
}

function withChanges(attributes: Json, changes: Json): Json {
  return Object.fromEntries(Object.entries({ ...attributes, ...changes }).filter(([, value]) => value !== undefined));
}

// Internal attributes stay out of the audit: they are the engine room's, and some point at secrets.
function difference(fields: Fields, before: Json, after: Json): NonNullable<AuditEntry['changed']> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => !fields[name]?.internal && before[name] !== after[name])
      .map((name) => [
        name,
        {
          ...(before[name] !== undefined && { from: before[name] }),
          ...(after[name] !== undefined && { to: after[name] }),
        },
      ]),
  );
}
