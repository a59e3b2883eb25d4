import { Inject, Injectable } from '@nestjs/common';
import type { Engine, Refusal, RunRecord } from '@tessera/engine';
import { PostgresStore } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import { HttpTrouble } from '../problems/problem.js';
import { ObjectNames } from './object-names.js';
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
    private readonly names: ObjectNames,
  ) {}

  async refused(caller: Caller, refusal: Refusal, which: Which, language: Language): Promise<HttpTrouble> {
    const { reason, faults } = refusal;
    const about = await this.about(which);
    const details = await this.names.named(caller, refusal.details, language);
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
}
