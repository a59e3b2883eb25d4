import type { AnyFileImport } from '@tessera/plugin-api';
import type { ObjectAccess } from '../access/index.js';
import { isKeptFrom, keeperOf, standingOf } from '../common/index.js';
import type { Json, ObjectRecord } from '../model.js';
import type { ImportStore, Transaction } from '../ports/index.js';
import { PluginFault } from '../runs/plugin-fault.js';
import type { ImportFinding, ImportPlan, ImportRecord, StagedLine } from './import-record.js';

/** What becomes of a row. */
export type Verdict =
  | { readonly kind: 'create'; readonly line: number; readonly attributes: Json }
  | { readonly kind: 'update'; readonly line: number; readonly object: ObjectRecord; readonly changes: Json }
  | { readonly kind: 'unchanged'; readonly line: number }
  | { readonly kind: 'left-out'; readonly finding: ImportFinding };

type Row = { readonly line: StagedLine; readonly objects: readonly ObjectRecord[] };
type Described = { readonly line: StagedLine; readonly object?: ObjectRecord; readonly attributes: Json };

/** Says of each row of a part what becomes of it, by what is there at this moment. */
export class PartJudge {
  private readonly uniques: readonly string[];

  constructor(
    private readonly store: ImportStore,
    private readonly definition: AnyFileImport,
    private readonly plan: ImportPlan,
    private readonly access: ObjectAccess,
  ) {
    this.uniques = Object.entries(definition.objectType.attributes).flatMap(([name, field]) => (field.unique ? [name] : []));
  }

  async judge(transaction: Transaction, record: ImportRecord, lines: readonly StagedLine[], underLock: boolean): Promise<readonly Verdict[]> {
    const { objectType, keys } = this.definition;
    const attribute = keys[this.plan.keyField] ?? '';
    const found = await this.store.match(transaction, objectType.name, attribute, lines.map(({ key }) => key), underLock);
    const byKey = new Map<string, ObjectRecord[]>();
    for (const object of found) {
      const key = String(object.attributes[attribute]);
      byKey.set(key, [...(byKey.get(key) ?? []), object]);
    }
    const rows = lines.map((line) => ({ line, objects: byKey.get(line.key) ?? [] }));
    const kept = await this.keptFrom(transaction, record, rows);
    const looked = rows.map(({ line, objects }) => kept.get(line) ?? this.look(line, objects, record.actorId));
    const described = looked.filter((one): one is Described => 'attributes' in one);
    const taken = await this.taken(transaction, described);
    return looked.map((one) => ('attributes' in one ? this.verdictOn(one, taken) : { kind: 'left-out', finding: one }));
  }

  /** What a row means for an object that is there, or for a new one. */
  describe(answers: Json, object?: ObjectRecord): Json | ImportFinding {
    const said = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value ?? undefined]));
    const row = object ? said : { ...this.initial(), ...said };
    const meaning = this.meaningOf(row, object);
    if ('attributes' in meaning) return meaning.attributes as Json;
    return { line: 0, kind: 'left-out', reason: meaning.refused, ...(meaning.field && { field: meaning.field }) };
  }

  private meaningOf(row: Json, object: ObjectRecord | undefined): ReturnType<AnyFileImport['describe']> {
    try {
      return this.definition.describe(row as never, this.plan.options as never, object?.attributes as never);
    } catch (error) {
      throw new PluginFault(`import ${this.definition.symbolicName}`, error);
    }
  }

  private look(line: StagedLine, objects: readonly ObjectRecord[], actorId: string): Described | ImportFinding {
    const leftOut = (reason: string, details: Readonly<Record<string, string | number>> = {}): ImportFinding =>
      ({ line: line.line, kind: 'left-out', field: this.plan.keyField, reason, details });
    if (objects.length > 1) return leftOut('several-objects', { count: objects.length });
    const [object] = objects;
    if (object && !this.definition.changes.includes(object.state)) return leftOut('wrong-state', { state: object.state });
    if (object && isKeptFrom(object, actorId)) return leftOut(standingOf(object, actorId), keeperOf(object));
    const attributes = this.describe(line.answers, object);
    if (isFinding(attributes)) return { ...attributes, line: line.line };
    const { label } = this.definition.objectType;
    if (object?.common?.builtIn !== undefined && label in attributes && attributes[label] !== object.attributes[label]) return leftOut('built-in');
    return { line, attributes, ...(object && { object }) };
  }

  // What the schemes keep from whoever imports: one statement for the distribution lists of a part. It comes before all that is said of an object.
  private async keptFrom(transaction: Transaction, record: ImportRecord, rows: readonly Row[]): Promise<ReadonlyMap<StagedLine, ImportFinding>> {
    const who = { id: record.actorId, ...(record.context && { context: record.context }) };
    const { name: objectType } = this.definition.objectType;
    const fresh = { id: '', objectType };
    const mayCreate = (await this.access.permits(who, fresh, ['Create'], transaction)).has('Create');
    const may = await this.access.permitsAmong(who, rows.flatMap(({ objects }) => objects), ['Update'], transaction);
    const kept = new Map<StagedLine, ImportFinding>();
    for (const { line, objects } of rows) {
      const right = objects.length > 0 ? 'Update' : 'Create';
      const closed = objects.length > 0 ? objects.find(({ id }) => !may.get(id)?.has('Update')) : !mayCreate && fresh;
      if (!closed) continue;
      // Asks no store: the schemes were read for the part.
      const { details } = await this.access.forbidden(closed, right, transaction);
      kept.set(line, { line: line.line, kind: 'left-out', reason: 'missing-right', details: { right, grantors: details['grantors'] ?? '' } });
    }
    return kept;
  }

  // Values that only one object may have, and who has them.
  private async taken(transaction: Transaction, described: readonly Described[]): Promise<ReadonlyMap<string, string>> {
    const owners = new Map<string, string>();
    for (const name of this.uniques) {
      const values = described.flatMap(({ attributes, object }) => {
        const value = attributes[name];
        return typeof value === 'string' && value !== object?.attributes[name] ? [value] : [];
      });
      const found = values.length > 0 ? await this.store.match(transaction, this.definition.objectType.name, name, values, false) : [];
      for (const one of found) owners.set(`${name} ${String(one.attributes[name])}`, one.id);
    }
    return owners;
  }

  private verdictOn({ line, object, attributes }: Described, taken: ReadonlyMap<string, string>): Verdict {
    const clash = this.uniques.find((name) => {
      const owner = taken.get(`${name} ${String(attributes[name])}`);
      return owner !== undefined && owner !== object?.id;
    });
    if (clash !== undefined) return { kind: 'left-out', finding: { line: line.line, kind: 'left-out', field: this.plan.keyField, reason: 'value-already-used' } };
    if (!object) return { kind: 'create', line: line.line, attributes };
    const changes = Object.fromEntries(Object.entries(attributes).filter(([name, value]) => value !== object.attributes[name]));
    return Object.keys(changes).length === 0 ? { kind: 'unchanged', line: line.line } : { kind: 'update', line: line.line, object, changes };
  }

  private initial(): Json {
    return Object.fromEntries(Object.entries(this.definition.fields).filter(([, { initial }]) => initial !== undefined).map(([name, { initial }]) => [name, initial]));
  }
}

/** Whether describing ended in a finding. */
export const isFinding = (described: Json | ImportFinding): described is ImportFinding => 'kind' in described && described['kind'] === 'left-out';
