import type { ObjectType } from '@tessera/plugin-api';
import { Conflict, Refusal } from '../errors.js';
import type { Json, ObjectRecord, RunRecord, TaskRecord } from '../model.js';
import type { Changes, ObjectChange, Transaction } from '../ports/index.js';
import { forgetIn, hasAttributes } from './memory.js';
import type { Memory } from './memory.js';

/** One transaction of the store in memory: writes are kept aside until `commit`. */
export class MemoryTransaction implements Transaction {
  /** What else happens when the transaction commits; the queue in memory adds its jobs here. */
  readonly client: (() => void)[] = [];
  readonly now: Date;
  readonly today: string;
  private readonly writes: Changes[] = [];
  private readonly series = new Map<string, number>();

  constructor(
    private readonly memory: Memory,
    private readonly objectTypes: readonly ObjectType[],
    moment: { readonly now: Date; readonly today: string },
    private readonly statements: string[],
  ) {
    this.now = moment.now;
    this.today = moment.today;
  }

  async lockObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    this.statements.push('lockObjects');
    const wanted = new Set(ids);
    return this.objects(objectType).filter((one) => wanted.has(one.id));
  }

  async findObjects(objectType: string, where: { readonly state?: string; readonly attributes?: Json }, atMost: number): Promise<readonly ObjectRecord[]> {
    this.statements.push('findObjects');
    return this.objects(objectType)
      .filter((one) => (where.state === undefined || one.state === where.state) && hasAttributes(one, where.attributes ?? {}))
      .slice(0, atMost);
  }

  async findReferring(objectType: string, attribute: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    this.statements.push('findReferring');
    const wanted = new Set<unknown>(ids);
    return this.objects(objectType).filter((one) => wanted.has(one.attributes[attribute]));
  }

  async readObject(objectType: string, id: string): Promise<ObjectRecord | undefined> {
    this.statements.push('readObject');
    return this.objects(objectType).find((one) => one.id === id);
  }

  async lockRun(id: string): Promise<RunRecord | undefined> {
    this.statements.push('lockRun');
    return this.memory.runs.get(id);
  }

  async lockTask(id: string): Promise<TaskRecord | undefined> {
    this.statements.push('lockTask');
    return this.memory.tasks.get(id);
  }

  async nextNumber(series: string, atLeast = 1): Promise<number> {
    this.statements.push('nextNumber');
    const key = `series ${series}`;
    const next = Math.max((this.series.get(key) ?? this.memory.numbers.get(key) ?? 0) + 1, atLeast);
    this.series.set(key, next);
    return next;
  }

  async write(changes: Changes): Promise<void> {
    this.statements.push('write');
    for (const change of changes.objects) this.requireVersion(change);
    if (changes.run) this.requireFreeKey(changes.run);
    const { objects, ...others } = changes;
    const written = { ...others, objects: objects.map((change) => this.numbered(change)) };
    for (const change of written.objects) this.requireUnique(change);
    this.writes.push(written);
  }

  /** Makes the writes visible. */
  commit(): void {
    for (const { at, actorId, run, objects, audit, tasks, forgotten = [] } of this.writes) {
      if (run) this.memory.runs.set(run.id, structuredClone(run));
      for (const change of objects) this.keep(change, at, actorId);
      for (const task of tasks) this.memory.tasks.set(task.id, structuredClone(task));
      this.memory.audit.push(...structuredClone(audit as typeof this.memory.audit));
      forgetIn(this.memory, new Set(forgotten));
    }
    for (const [key, last] of this.series) this.memory.numbers.set(key, last);
    for (const also of this.client) also();
  }

  private objects(objectType: string): readonly ObjectRecord[] {
    const all = [...this.memory.objects.values()].filter((one) => one.objectType === objectType);
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private keep(change: ObjectChange, at: Date, actorId: string): void {
    const present = this.memory.objects.get(change.id);
    const common = change.common ?? present?.common;
    const record = {
      ...change,
      attributes: structuredClone(change.attributes),
      version: change.version + 1,
      createdAt: present?.createdAt ?? at,
      updatedAt: at,
      createdBy: present ? present.createdBy : actorId,
      ...(present?.schemeId !== undefined && { schemeId: present.schemeId }),
      ...(common && { common: structuredClone(common) }),
    };
    this.memory.objects.set(change.id, record);
  }

  private requireVersion(change: ObjectChange): void {
    if ((this.memory.objects.get(change.id)?.version ?? 0) !== change.version) throw new Conflict('object-changed');
  }

  private requireFreeKey(run: RunRecord): void {
    const taken = [...this.memory.runs.values()].some(
      (other) => other.id !== run.id && other.actorId === run.actorId && run.idempotencyKey !== undefined && other.idempotencyKey === run.idempotencyKey,
    );
    if (taken) throw new Conflict('idempotency-key-used');
  }

  private requireUnique(change: ObjectChange): void {
    for (const [name, field] of Object.entries(this.typeOf(change).attributes)) {
      const value = change.attributes[name];
      if (!field.unique || value === undefined) continue;
      const taken = this.objects(change.objectType).some((other) => other.id !== change.id && other.attributes[name] === value);
      if (taken) throw new Refusal('value-already-used', { attribute: name });
    }
  }

  private numbered(change: ObjectChange): ObjectChange {
    if (change.version > 0) return change;
    const numbers = Object.entries(this.typeOf(change).attributes).flatMap(([name, field]) => {
      if (field.kind !== 'text' || !field.numbered || change.attributes[name] !== undefined) return [];
      const { range, prefix, digits } = field.numbered;
      const next = (this.memory.numbers.get(range) ?? 0) + 1;
      this.memory.numbers.set(range, next);
      return [[name, `${prefix}${String(next).padStart(digits, '0')}`] as const];
    });
    return { ...change, attributes: { ...change.attributes, ...Object.fromEntries(numbers) } };
  }

  private typeOf(change: ObjectChange): ObjectType {
    const type = this.objectTypes.find((one) => one.name === change.objectType);
    if (!type) throw new Error(`object type ${change.objectType} is not installed`);
    return type;
  }
}
