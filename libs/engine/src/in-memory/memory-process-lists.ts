import { Conflict } from '../errors.js';
import type { AuditEntry, ProcessList } from '../model.js';
import type { ProcessListStore } from '../ports/index.js';

/** Process lists in memory. */
export class MemoryProcessLists implements ProcessListStore {
  readonly audit: AuditEntry[] = [];
  private readonly lists = new Map<string, ProcessList>();
  private counter = 1;

  async revision(): Promise<number> {
    return this.counter;
  }

  async readAll(): Promise<readonly ProcessList[]> {
    return [...this.lists.values()];
  }

  async save(list: ProcessList, expectedRevision: number, audit: AuditEntry): Promise<ProcessList> {
    const key = `${list.objectType}\n${list.place}`;
    const present = this.lists.get(key);
    if ((present?.revision ?? 0) !== expectedRevision) throw new Conflict('revision-conflict', present);
    const saved = { ...list, revision: expectedRevision + 1 };
    this.lists.set(key, saved);
    this.audit.push(audit);
    this.counter += 1;
    return saved;
  }
}
