import { Injectable, Inject } from '@nestjs/common';
import { permits, type BatchItem, type BatchRecord, type BatchStatus, type Engine, type PlacedEntry, type ShownStep } from '@tessera/engine';
import { PostgresStore } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import type { BatchLineView, BatchQuestionsView, BatchView, ShownBatchStatus } from '../http/models/batch.models.js';
import { say } from '../texts/say.js';
import { ObjectViews } from './object-views.js';
import { RunViews } from './run-views.js';
import { Sight } from './sight.js';
import { stepView } from './step-view.js';

const SHOWN: Readonly<Record<BatchStatus, ShownBatchStatus>> = {
  accepted: 'running', working: 'running', paused: 'paused', cancelled: 'cancelled', done: 'done',
};

/** Batches as those who started them see them. */
@Injectable()
export class BatchViews {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly store: PostgresStore,
    private readonly objects: ObjectViews,
    private readonly runs: RunViews,
    private readonly sight: Sight,
  ) {}

  batch(batch: BatchRecord, language: Language): BatchView {
    const { id, useCase, objectType, place, status, gathered, totals, openedAt, endedAt, actorName, refusal } = batch;
    const { catalogue } = this.engine;
    return {
      id, useCase, objectType, place, gathered, ...totals,
      title: catalogue.hasUseCase(useCase) ? catalogue.translate(catalogue.useCase(useCase).title, language) : useCase,
      status: SHOWN[status],
      startedAt: openedAt.toISOString(),
      startedBy: actorName,
      ...(endedAt && { endedAt: endedAt.toISOString() }),
      ...(refusal && { refusalText: this.words(batch, refusal, language) }),
    };
  }

  questions({ list, entry, useCase }: PlacedEntry, steps: readonly ShownStep[], index: number, language: Language): BatchQuestionsView {
    const { catalogue } = this.engine;
    const step = steps[index];
    return {
      useCase: useCase.symbolicName, objectType: list.objectType, place: list.place, stepIndex: index, stepCount: steps.length,
      title: entry.title ?? catalogue.translate(useCase.title, language),
      ...(step && { step: stepView(catalogue, step, index, language) }),
    };
  }

  /** Objects that a batch left as they were, each with the reason in words; those that the reader may not see have no name. */
  async lines(caller: Caller, batch: BatchRecord, items: readonly BatchItem[], language: Language): Promise<BatchLineView[]> {
    const records = await this.store.readObjects(batch.objectType, items.map(({ objectId }) => objectId));
    const mayRead = permits(caller.actor, this.engine.catalogue.objectType(batch.objectType).permission);
    const seen = mayRead ? await this.sight.seen(caller, records) : [];
    const found = new Map(seen.map((record) => [record.id, this.objects.object(record)]));
    // What was not there for the batch's actor is not told by its name either.
    return items.map((item) => this.line(batch, item, item.reason === 'not-found' ? undefined : found.get(item.objectId), language));
  }

  private line(batch: BatchRecord, item: BatchItem, object: { label: string; state: string } | undefined, language: Language): BatchLineView {
    const { objectId, status, reason, details = {}, cause } = item;
    const outcome = status === 'failed' ? 'failed' : 'skipped';
    const about = object ? { object: object.label, ...details } : { ...details, object: say(language, 'object.unseen') };
    return {
      objectId, outcome,
      ...(object && { label: object.label, state: object.state }),
      ...(reason !== undefined && { reason }),
      text: reason === undefined ? (cause ?? say(language, 'internal.title')) : this.words(batch, { reason, details: about }, language),
    };
  }

  private words(batch: BatchRecord, refusal: { readonly reason: string; readonly details: Readonly<Record<string, string | number>> }, language: Language): string {
    return this.runs.refusalText(batch, refusal, language) ?? say(language, 'status-422.detail');
  }
}
