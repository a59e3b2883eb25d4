import type { ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Refusal } from '../errors.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, ImportStore, RowSource, Transaction } from '../ports/index.js';
import { CollectingUnit } from '../runs/collecting-unit.js';
import { addJobs, reactionsTo, taskRecords } from '../runs/consequences.js';
import { PluginFault } from '../runs/plugin-fault.js';
import { systemActor } from '../system-actor.js';
import { brokenRow } from './broken-row.js';
import { importLine } from './import-line.js';
import type { ImportFinding, ImportPlan, ImportRecord, ImportTotals, StagedLine } from './import-record.js';
import { PartJudge } from './part-judge.js';
import type { Verdict } from './part-judge.js';
import { Stager } from './stager.js';

const LARGEST_PART = 1_000;

type Step = 'written' | 'over' | { readonly lines: readonly StagedLine[]; readonly error: Refusal | Conflict | PluginFault };

/** Works imports off, part by part: what a part did and how far it came are written together. */
export class ImportPerformer {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly access: ObjectAccess,
    private readonly packages: Packages,
  ) {}

  /** For the worker: checks an import, or carries it out, until it ends or is stopped. */
  async perform(importId: string): Promise<void> {
    const stager = new Stager(this.ports, this.store, this.catalogue, this.rows, this.access);
    if (!(await stager.read(importId))) return;
    for (let size = LARGEST_PART; ; ) {
      const step = await this.step(importId, size);
      if (step === 'over') return;
      if (step === 'written') size = Math.min(size * 2, LARGEST_PART);
      // One row that somebody else was faster with, or that breaks, takes its part along: smaller parts find out which one it is.
      else if (step.lines.length > 1) size = Math.ceil(step.lines.length / 2);
      else await this.setAside(importId, step.lines[0]?.line ?? 0, step.error);
    }
  }

  private async step(importId: string, size: number): Promise<Step> {
    let lines: readonly StagedLine[] = [];
    await this.access.at();
    const asleep = await this.packages.at();
    try {
      return await this.ports.store.transact(async (transaction) => {
        lines = [];
        const record = await this.store.lock(transaction, importId);
        if (!record?.plan || !isUnderWay(record)) return 'over';
        if (asleep.has(this.catalogue.packageOf(this.catalogue.fileImport(record.kind)).name)) return this.rest(transaction, record);
        lines = await this.store.next(transaction, importId, record.atLine, size);
        if (lines.length === 0) return this.end(transaction, record);
        await this.part(transaction, record, record.plan, lines);
        return 'written';
      });
    } catch (error) {
      if (lines.length === 0 || !(error instanceof Refusal || error instanceof Conflict || error instanceof PluginFault)) throw error;
      return { lines, error };
    }
  }

  private async part(transaction: Transaction, record: ImportRecord, plan: ImportPlan, lines: readonly StagedLine[]): Promise<void> {
    const isRunning = record.status === 'running';
    const judge = new PartJudge(this.store, this.catalogue.fileImport(record.kind), plan, this.access);
    const verdicts = await judge.judge(transaction, record, lines, isRunning);
    if (isRunning) await this.carryOut(transaction, record, plan, verdicts);
    const findings = verdicts.flatMap((one) => (one.kind === 'left-out' ? [one.finding] : []));
    if (findings.length > 0) await this.store.note(transaction, record.id, findings);
    await this.store.keep(transaction, { ...record, atLine: lines.at(-1)?.line ?? record.atLine, totals: counted(record.totals, verdicts) });
  }

  private async carryOut(transaction: Transaction, record: ImportRecord, plan: ImportPlan, verdicts: readonly Verdict[]): Promise<void> {
    const { objectType, creates, changes, ...definition } = this.catalogue.fileImport(record.kind);
    const state = definition.stateOf(plan.options as never);
    const moves = { nothing: creates, ...Object.fromEntries(changes.map((one) => [one, [one]])) };
    const author = { id: record.actorId, displayName: record.actorName, useCase: record.kind };
    const unit = new CollectingUnit(transaction, { objectType, moves, author, heedsLocks: true, newId: () => this.ports.newId() });
    const updates = verdicts.filter((one) => one.kind === 'update');
    await unit.lock(updates.map((one) => one.object.id));
    await this.collect(unit, record.kind, async () => {
      for (const one of verdicts) if (one.kind === 'create') await unit.create(state, one.attributes);
      for (const one of updates) await unit.move(one.object, one.object.state, one.changes);
    });
    const tasks = taskRecords(this.ports, transaction.now, reactionsTo(this.packages, objectType.name, unit));
    const objects = unit.changes();
    if (objects.length === 0) return;
    await transaction.write({ at: transaction.now, actorId: record.actorId, objects, audit: unit.audit, tasks });
    await addJobs(this.ports, this.catalogue, transaction, tasks);
  }

  // What the package made of a row may be nothing that its type can hold.
  private async collect(unit: CollectingUnit, kind: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isOurs = error instanceof Refusal || error instanceof Conflict || (typeof error === 'object' && error !== null && unit.outages.has(error));
      throw isOurs ? error : new PluginFault(`import ${kind}`, error);
    }
  }

  // Alone it was refused, or broke: it is written down, and the others go on.
  private async setAside(importId: string, line: number, error: Refusal | Conflict | PluginFault): Promise<void> {
    await this.ports.store.transact(async (transaction) => {
      const record = await this.store.lock(transaction, importId);
      if (!record || !isUnderWay(record) || record.atLine >= line) return;
      const finding: ImportFinding = error instanceof PluginFault ? brokenRow(line, error) : { line, kind: 'left-out', reason: error.reason };
      await this.store.note(transaction, importId, [finding]);
      await this.store.keep(transaction, { ...record, atLine: line, totals: { ...record.totals, refused: record.totals.refused + 1 } });
    });
  }

  private async end(transaction: Transaction, record: ImportRecord): Promise<Step> {
    const at = transaction.now;
    const isDone = record.status === 'running';
    const ended: ImportRecord = isDone ? { ...record, status: 'done', endedAt: at } : { ...record, status: 'checked' };
    await this.store.keep(transaction, ended);
    if (isDone) await this.store.forgetFile(transaction, record.id);
    const audit = [importLine(this.ports.newId(), at, systemActor, ended, `import.${ended.status}`)];
    await transaction.write({ at, actorId: systemActor.id, objects: [], audit, tasks: [] });
    return 'over';
  }

  // Its package was switched off: nothing more is written until somebody lets it go on.
  private async rest(transaction: Transaction, record: ImportRecord): Promise<Step> {
    if (record.status !== 'running') return this.end(transaction, record);
    const at = transaction.now;
    const paused: ImportRecord = { ...record, status: 'paused' };
    await this.store.keep(transaction, paused);
    const line = { ...importLine(this.ports.newId(), at, systemActor, paused, 'import.paused'), reason: 'package-asleep' };
    await transaction.write({ at, actorId: systemActor.id, objects: [], audit: [line], tasks: [] });
    return 'over';
  }

  private get store(): ImportStore {
    if (!this.ports.imports) throw new Error('this house takes no imports');
    return this.ports.imports;
  }

  private get rows(): RowSource {
    if (!this.ports.rows) throw new Error('this house reads no files');
    return this.ports.rows;
  }
}

/** Whether a worker has something to do for it. */
export const isUnderWay = ({ status }: ImportRecord): boolean => status === 'checking' || status === 'running';

function counted(totals: ImportTotals, verdicts: readonly Verdict[]): ImportTotals {
  const count = (kind: Verdict['kind']): number => verdicts.filter((one) => one.kind === kind).length;
  return {
    ...totals,
    created: totals.created + count('create'),
    updated: totals.updated + count('update'),
    unchanged: totals.unchanged + count('unchanged'),
    refused: totals.refused + count('left-out'),
  };
}
