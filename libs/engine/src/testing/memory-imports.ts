import { Refusal } from '../errors.js';
import type { ImportFinding, ImportRecord, StagedLine } from '../imports/index.js';
import type { MemoryStore } from '../in-memory/index.js';
import type { ObjectRecord } from '../model.js';
import type { ImportStore, RowSource, Transaction } from '../ports/index.js';

type Rows = readonly (readonly string[])[];

/** Imports in memory, and the files that they read, for the engine's own tests. What is kept is kept when the transaction commits. */
export class MemoryImports implements ImportStore, RowSource {
  readonly records = new Map<string, ImportRecord>();
  readonly lines = new Map<string, readonly StagedLine[]>();
  readonly findings = new Map<string, readonly ImportFinding[]>();
  readonly forgottenFiles: string[] = [];
  /** What a file holds, in the parts that a reader hands out; a word instead of it is why it cannot be read. */
  readonly files = new Map<string, readonly Rows[] | string>();
  /** How many rows were asked for, each time. */
  readonly asked: number[] = [];
  /** What happens while a file is read. */
  whileReading: (() => void) | undefined;
  isReadElsewhere = false;

  constructor(private readonly store: MemoryStore) {}

  async *rows(record: ImportRecord) {
    const parts = this.files.get(record.fileName) ?? [];
    if (typeof parts === 'string') throw new Refusal(parts);
    let line = 1;
    for (const part of parts) yield part.map((cells) => ({ line: ++line, cells }));
    this.whileReading?.();
  }

  async read(id: string): Promise<ImportRecord | undefined> {
    return this.records.get(id);
  }

  async lock(_transaction: Transaction, id: string): Promise<ImportRecord | undefined> {
    return this.records.get(id);
  }

  async keep(transaction: Transaction, record: ImportRecord): Promise<void> {
    later(transaction, () => this.records.set(record.id, record));
  }

  async takeTurn(): Promise<boolean> {
    return !this.isReadElsewhere;
  }

  async stage(transaction: Transaction, id: string, lines: readonly StagedLine[]): Promise<void> {
    later(transaction, () => this.lines.set(id, [...(this.lines.get(id) ?? []), ...lines]));
  }

  async note(transaction: Transaction, id: string, findings: readonly ImportFinding[]): Promise<void> {
    later(transaction, () => this.findings.set(id, [...(this.findings.get(id) ?? []), ...findings]));
  }

  async setTwinsAside(): Promise<number> {
    return 0;
  }

  async forgetLines(transaction: Transaction, id: string): Promise<void> {
    later(transaction, () => {
      this.lines.delete(id);
      this.findings.delete(id);
    });
  }

  async forgetLeftOut(transaction: Transaction, id: string): Promise<number> {
    const all = this.findings.get(id) ?? [];
    const kept = all.filter((one) => one.kind !== 'left-out');
    later(transaction, () => this.findings.set(id, kept));
    return all.length - kept.length;
  }

  async forgetFile(transaction: Transaction, id: string): Promise<void> {
    later(transaction, () => this.forgottenFiles.push(id));
  }

  async next(_transaction: Transaction, id: string, afterLine: number, atMost: number): Promise<readonly StagedLine[]> {
    this.asked.push(atMost);
    return (this.lines.get(id) ?? []).filter(({ line }) => line > afterLine).slice(0, atMost);
  }

  async match(_transaction: Transaction, objectType: string, attribute: string, values: readonly string[]): Promise<readonly ObjectRecord[]> {
    const all = [...this.store.memory.objects.values()].filter((one) => one.objectType === objectType);
    return all.filter((one) => values.includes(String(one.attributes[attribute])));
  }

  async listStale(): Promise<readonly ImportRecord[]> {
    return [];
  }
}

function later(transaction: Transaction, deed: () => unknown): void {
  (transaction.client as (() => void)[]).push(() => void deed());
}
