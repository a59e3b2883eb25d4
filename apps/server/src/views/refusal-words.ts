import { Inject, Injectable } from '@nestjs/common';
import type { Engine, Refusal, RunRecord } from '@tessera/engine';
import { ObjectQueries, PostgresStore } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import { HttpTrouble } from '../problems/problem.js';
import { ObjectViews } from './object-views.js';
import { RunViews } from './run-views.js';

/** What was refused: a run that exists, or an entry that was to be started. */
export interface Which {
  readonly runId?: string;
  readonly entryId?: string;
  readonly revision?: number;
}

/** Says a refusal in the words of the use case that refused. */
@Injectable()
export class RefusalWords {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly runs: RunViews,
    private readonly store: PostgresStore,
    private readonly queries: ObjectQueries,
    private readonly objects: ObjectViews,
  ) {}

  async refused(refusal: Refusal, which: Which, language: Language): Promise<HttpTrouble> {
    const { reason, faults } = refusal;
    const about = await this.about(which);
    const details = await this.named(refusal.details);
    const detail = about && this.runs.refusalText(about, { reason, details }, language);
    return new HttpTrouble({
      status: 422, reason, details, faults,
      ...(which.runId ? { runId: which.runId } : {}),
      ...(detail ? { detail } : {}),
    });
  }

  private async about({ runId, entryId, revision }: Which): Promise<Pick<RunRecord, 'useCase' | 'objectType'> | undefined> {
    if (runId) return this.store.readRun(runId);
    const placed = (await this.engine.processLists.at(revision)).entry(entryId ?? '');
    return placed && { useCase: placed.useCase.symbolicName, objectType: placed.useCase.objectType.name };
  }

  // People know an object by its label, not by its id.
  private async named(details: Refusal['details']): Promise<Refusal['details']> {
    const { object, objectId } = details;
    if (object !== undefined || typeof objectId !== 'string') return details;
    const record = await this.queries.find(objectId);
    return record ? { ...details, object: this.objects.object(record).label } : details;
  }
}
