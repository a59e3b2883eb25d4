import type { AnyFileImport } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { checkValues } from '../fields/index.js';
import { permits } from '../permits.js';
import type { Actor, Json } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, ImportStore, Transaction } from '../ports/index.js';
import { importLine } from './import-line.js';
import { isUnderWay } from './import-performer.js';
import { NOTHING } from './import-record.js';
import type { ImportPlan, ImportRecord } from './import-record.js';

const ENDS = ['done', 'cancelled', 'failed'];

/** What was found in an uploaded file. */
export type Inspected = Required<Pick<ImportRecord, 'encoding' | 'separator' | 'header' | 'sample'>>;

/** Takes files of rows and lets people steer what becomes of them. The work itself is a worker's. */
export class ImportDesk {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly packages: Packages,
  ) {}

  /** What the actor may import. */
  kinds(actor: Actor): readonly AnyFileImport[] {
    return this.catalogue.fileImports().filter((one) => permits(actor, one.permission));
  }

  /** Opens an import that waits for its file. */
  async open(actor: Actor, kind: string, fileName: string): Promise<ImportRecord> {
    const { permission, objectType, symbolicName } = this.catalogue.fileImport(kind);
    if (!permits(actor, permission)) throw new Forbidden(permission);
    await this.packages.requireAwake(this.catalogue.fileImport(kind));
    const record: ImportRecord = {
      id: this.ports.newId(), kind: symbolicName, objectType: objectType.name, fileName, status: 'uploading', bytes: 0, chunks: 0, staged: false,
      atLine: 0, totals: NOTHING, ...onBehalfOf(actor), openedAt: this.ports.now(),
    };
    return this.ports.store.transact((transaction) => this.keep(transaction, record, actor, 'import.opened'));
  }

  /** An import that the actor may see; throws `NotFound`. */
  async read(actor: Actor, id: string): Promise<ImportRecord> {
    return this.visible(actor, id, await this.store.read(id));
  }

  /** Writes down what was found in the file; its columns wait to be explained. */
  inspected(actor: Actor, id: string, found: Inspected): Promise<ImportRecord> {
    return this.steer(actor, id, ['uploading', 'planning', 'checked'], 'import.uploaded', async (record, transaction) => {
      await this.store.forgetLines(transaction, id);
      const { plan: _, ...rest } = record;
      return { ...rest, ...found, status: 'planning', staged: false, atLine: 0, totals: NOTHING };
    });
  }

  /** Says what the columns are and has the file checked; nothing is written by that. */
  async check(actor: Actor, id: string, plan: ImportPlan): Promise<ImportRecord> {
    await this.requireAwake(actor, id);
    return this.steer(actor, id, ['planning', 'checked'], 'import.checking', async (record, transaction) => {
      const checked = this.checkedPlan(record, plan);
      await this.store.forgetLines(transaction, id);
      return { ...record, ...onBehalfOf(actor), plan: checked, status: 'checking', staged: false, atLine: 0, totals: NOTHING };
    });
  }

  /** Carries out what was checked. */
  async run(actor: Actor, id: string): Promise<ImportRecord> {
    await this.requireAwake(actor, id);
    return this.steer(actor, id, ['checked'], 'import.running', async (record, transaction) => {
      const again = await this.store.forgetLeftOut(transaction, id);
      const totals = { ...record.totals, created: 0, updated: 0, unchanged: 0, refused: record.totals.refused - again };
      return { ...record, ...onBehalfOf(actor), status: 'running', atLine: 0, totals };
    });
  }

  /** Stops after the part that is under way. */
  pause(actor: Actor, id: string): Promise<ImportRecord> {
    return this.steer(actor, id, ['running'], 'import.paused', async (record) => ({ ...record, status: 'paused' }));
  }

  /** Goes on where it stopped. */
  async resume(actor: Actor, id: string): Promise<ImportRecord> {
    await this.requireAwake(actor, id);
    return this.steer(actor, id, ['paused'], 'import.resumed', async (record) => ({ ...record, status: 'running' }));
  }

  /** Ends it; what was imported stays, the rest is forgotten. */
  cancel(actor: Actor, id: string): Promise<ImportRecord> {
    const open = ['uploading', 'planning', 'checking', 'checked', 'running', 'paused'];
    return this.steer(actor, id, open, 'import.cancelled', async (record, transaction) => {
      await this.store.forgetFile(transaction, id);
      return { ...record, status: 'cancelled', endedAt: transaction.now };
    });
  }

  private async requireAwake(actor: Actor, id: string): Promise<void> {
    await this.packages.requireAwake(this.catalogue.fileImport((await this.read(actor, id)).kind));
  }

  private checkedPlan(record: ImportRecord, { mapping, keyField, options }: ImportPlan): ImportPlan {
    const definition = this.catalogue.fileImport(record.kind);
    const faults = [...mappingFaults(definition, mapping, record.header?.length ?? 0)];
    const isMapped = Object.values(mapping).includes(keyField);
    if (!Object.hasOwn(definition.keys, keyField)) faults.push({ pointer: '/keyField', reason: 'not-a-choice' });
    else if (!isMapped) faults.push({ pointer: '/keyField', reason: 'required' });
    const checked = checkValues(definition.options, withInitial(definition, options), '/options');
    if (faults.length + checked.faults.length > 0) throw new Refusal('invalid-input', {}, [...faults, ...checked.faults]);
    return { mapping, keyField, options: checked.values };
  }

  private steer(
    actor: Actor, id: string, from: readonly string[], action: string, change: (record: ImportRecord, transaction: Transaction) => Promise<ImportRecord>,
  ): Promise<ImportRecord> {
    return this.ports.store.transact(async (transaction) => {
      const record = this.visible(actor, id, await this.store.lock(transaction, id));
      if (!from.includes(record.status)) throw new Conflict(ENDS.includes(record.status) ? `import-${record.status}` : 'import-elsewhere', { status: record.status });
      return this.keep(transaction, await change(record, transaction), actor, action);
    });
  }

  private async keep(transaction: Transaction, record: ImportRecord, actor: Actor, action: string): Promise<ImportRecord> {
    await this.store.keep(transaction, record);
    const line = importLine(this.ports.newId(), transaction.now, actor, record, action);
    await transaction.write({ at: transaction.now, actorId: actor.id, objects: [], audit: [line], tasks: [] });
    if (isUnderWay(record)) await this.ports.queue.add(transaction, [{ kind: 'import', id: record.id }]);
    return record;
  }

  private visible(actor: Actor, id: string, record: ImportRecord | undefined): ImportRecord {
    const isThere = record !== undefined && this.kinds(actor).some((one) => one.symbolicName === record.kind);
    if (!isThere) throw new NotFound('import', id);
    return record;
  }

  private get store(): ImportStore {
    if (!this.ports.imports) throw new Refusal('no-imports');
    return this.ports.imports;
  }
}

const onBehalfOf = ({ id, displayName, context }: Actor): Pick<ImportRecord, 'actorId' | 'actorName' | 'context'> =>
  ({ actorId: id, actorName: displayName, context });

function* mappingFaults({ fields }: AnyFileImport, mapping: Readonly<Record<string, string>>, columns: number): Generator<{ pointer: string; reason: string }> {
  const seen = new Set<string>();
  for (const [column, name] of Object.entries(mapping)) {
    const isColumn = /^\d{1,4}$/.test(column) && Number(column) < columns;
    if (!isColumn) yield { pointer: `/mapping/${column}`, reason: 'unknown-field' };
    else if (!Object.hasOwn(fields, name)) yield { pointer: `/mapping/${column}`, reason: 'not-a-choice' };
    else if (seen.has(name)) yield { pointer: `/mapping/${column}`, reason: 'only-one-of' };
    seen.add(name);
  }
}

function withInitial({ options }: AnyFileImport, given: Json): Json {
  const initial = Object.fromEntries(Object.entries(options).flatMap(([name, field]) => (field.initial === undefined ? [] : [[name, field.initial]])));
  return { ...initial, ...given };
}
