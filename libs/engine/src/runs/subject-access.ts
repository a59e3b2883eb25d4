import { accessOf, SEEING } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { NotFound } from '../errors.js';
import type { Forbidden } from '../errors.js';
import type { ObjectRecord, RunRecord } from '../model.js';
import type { Transaction } from '../ports/index.js';
import { runner } from './on-behalf.js';

/** What keeps runs from their subjects by access schemes. */
export class SubjectAccess {
  constructor(
    private readonly access: ObjectAccess,
    private readonly catalogue: Catalogue,
  ) {}

  /** Per subject the error that says why the run may not have it; at most one statement. */
  async hindrances(transaction: Transaction, run: RunRecord, subjects: readonly ObjectRecord[]): Promise<ReadonlyMap<string, NotFound | Forbidden>> {
    const needed = accessOf(this.catalogue.useCase(run.useCase));
    const may = await this.access.permitsAmong(runner(run), subjects, [...SEEING, needed], transaction);
    const found = new Map<string, NotFound | Forbidden>();
    for (const subject of subjects) {
      const rights = may.get(subject.id);
      if (!SEEING.some((one) => rights?.has(one))) found.set(subject.id, new NotFound(subject.objectType, subject.id));
      else if (!rights?.has(needed)) found.set(subject.id, await this.access.forbidden(subject, needed, transaction));
    }
    return found;
  }
}
