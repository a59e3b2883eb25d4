import type { ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { Refusal } from '../errors.js';
import type { EnginePorts, ImportStore, RowSource, Transaction } from '../ports/index.js';
import type { ImportFinding, ImportPlan, ImportRecord, StagedLine } from './import-record.js';
import { brokenRow } from './broken-row.js';
import { isFinding, PartJudge } from './part-judge.js';
import { PluginFault } from '../runs/plugin-fault.js';
import { RowReader } from './row-reader.js';

const AT_ONCE = 2_000;
// A file of nothing but faults is not listed to its end.
const MOST_FINDINGS = 100_000;

/** Reads the rows of a file, checks each by itself and lets the good ones wait for their turn, once. */
export class Stager {
  constructor(
    private readonly ports: EnginePorts,
    private readonly store: ImportStore,
    private readonly catalogue: Catalogue,
    private readonly source: RowSource,
    private readonly access: ObjectAccess,
  ) {}

  /** True when the rows wait; false when there is nothing to do, or somebody else reads the file. */
  async read(importId: string): Promise<boolean> {
    const record = await this.store.read(importId);
    if (record?.staged) return true;
    if (!record?.plan || record.status !== 'checking') return false;
    const { plan } = record;
    try {
      return await this.ports.store.transact((transaction) => this.stage(transaction, record, plan));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.fail(record, error.reason);
    }
  }

  // What somebody cancelled meanwhile stays cancelled, and what they said otherwise is read as they said.
  private async fail(record: ImportRecord, cause: string): Promise<boolean> {
    const isAsRead = await this.ports.store.transact(async (transaction) => {
      const present = await this.store.lock(transaction, record.id);
      if (!isSame(record, present)) return false;
      await this.store.keep(transaction, { ...record, status: 'failed', cause, endedAt: transaction.now });
      return true;
    });
    return isAsRead ? false : this.read(record.id);
  }

  private async stage(transaction: Transaction, record: ImportRecord, plan: ImportPlan): Promise<boolean> {
    if (!(await this.store.takeTurn(transaction, record.id))) return false;
    await this.store.forgetLines(transaction, record.id);
    const definition = this.catalogue.fileImport(record.kind);
    const [reader, judge] = [new RowReader(definition, plan), new PartJudge(this.store, definition, plan, this.access)];
    const unique = Object.entries(definition.objectType.attributes).find(([, field]) => field.unique)?.[0];
    const look = (row: Row): StagedLine | readonly ImportFinding[] =>
      unlessItBreaks(row, () => understood(row, reader, judge, { attribute: definition.keys[plan.keyField] ?? '', field: plan.keyField, unique }));
    let [rows, refused] = [0, 0];
    let [lines, findings]: [StagedLine[], ImportFinding[]] = [[], []];
    const flush = async (): Promise<void> => {
      await this.store.stage(transaction, record.id, lines);
      await this.store.note(transaction, record.id, findings);
      [lines, findings] = [[], []];
    };
    for await (const part of this.source.rows(record)) {
      for (const row of part) {
        rows++;
        const read = look(row);
        if (!Array.isArray(read)) lines.push(read as StagedLine);
        else if (++refused <= MOST_FINDINGS) findings.push(...(read as readonly ImportFinding[]));
      }
      if (lines.length + findings.length >= AT_ONCE) await flush();
    }
    await flush();
    return this.waits(transaction, record, rows, refused);
  }

  private async waits(transaction: Transaction, record: ImportRecord, lines: number, refused: number): Promise<boolean> {
    const duplicates = await this.store.setTwinsAside(transaction, record.id);
    const present = await this.store.lock(transaction, record.id);
    // Somebody cancelled it, or said otherwise what the columns are, while it was read.
    if (!isSame(record, present)) throw new Refusal('changed-meanwhile');
    const totals = { lines, created: 0, updated: 0, unchanged: 0, refused, duplicates };
    await this.store.keep(transaction, { ...present, staged: true, atLine: 0, totals });
    return true;
  }
}

const isSame = (record: ImportRecord, present: ImportRecord | undefined): present is ImportRecord =>
  present?.status === 'checking' && JSON.stringify(present.plan) === JSON.stringify(record.plan);

// A row that the package's code stumbles over is one row that is left out, not the end of all others.
function unlessItBreaks<R>({ line }: Row, work: () => R): R | readonly ImportFinding[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PluginFault)) throw error;
    return [{ ...brokenRow(line, error), kind: 'unreadable' }];
  }
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Recognised {
  readonly attribute: string;
  readonly field: string;
  readonly unique: string | undefined;
}

function understood({ line, cells }: Row, reader: RowReader, judge: PartJudge, by: Recognised): StagedLine | readonly ImportFinding[] {
  const { answers, faults } = reader.read(cells);
  if (faults.length > 0) return faults.map((fault) => findingOf(line, fault.pointer.slice(1), fault.reason, fault.details));
  const described = judge.describe(answers);
  const key = isFinding(described) ? keyOf(answers[by.field]) : described[by.attribute];
  if (typeof key !== 'string' || key === '') return [findingOf(line, by.field, 'key-missing')];
  const twin = isFinding(described) || by.unique === undefined || by.unique === by.attribute ? undefined : described[by.unique];
  return { line, key, answers, ...(typeof twin === 'string' && { twin }) };
}

// A row that cannot be created may still change what is there: it is compared by what it says.
const keyOf = (said: unknown): unknown => (typeof said === 'string' ? said.toLowerCase() : said);

const findingOf = (line: number, field: string, reason: string, details?: ImportFinding['details']): ImportFinding =>
  ({ line, kind: 'unreadable', field, reason, ...(details && { details }) });
