import { Inject, Injectable } from '@nestjs/common';
import { Conflict, isOwn, Refusal, type BatchRecord, type BatchSelection, type Engine } from '@tessera/engine';
import { Batches, ObjectQueries } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { ENGINE } from '../../house/tokens.js';
import { BatchViews } from '../../views/batch-views.js';
import { requireQuickFilters } from '../../views/reading.js';
import { RefusalWords, type Which } from '../../views/refusal-words.js';
import type { BatchLinePage, BatchPage, BatchQuestionsView, BatchView } from '../models/batch.models.js';
import type { PageQuery } from '../objects/object.shapes.js';
import type { AskBatch, BatchFilterShape, BatchLinesQuery, StartBatch } from './batch.shapes.js';

/** How a batch can be steered. */
export type Steering = 'pause' | 'resume' | 'cancel' | 'rerunFailed';

/** Batches of the caller, and those of others for whoever looks after batches. */
@Injectable()
export class BatchDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly batches: Batches,
    private readonly queries: ObjectQueries,
    private readonly views: BatchViews,
    private readonly words: RefusalWords,
  ) {}

  async start(caller: Caller, sent: StartBatch, key: string | undefined, language: Language): Promise<BatchView> {
    const { entryId, input = {} } = sent;
    const revision = caller.rulesRevision;
    const selection = await this.selection(caller, sent, revision);
    const request = { entryId, selection, input, revision, ...(key ? { idempotencyKey: key } : {}) };
    return this.inWords(caller, { entryId, revision }, language, async () => this.views.batch(await this.engine.batches.start(caller.actor, request), language));
  }

  async ask(caller: Caller, { entryId, input = {}, step = 0 }: AskBatch, language: Language): Promise<BatchQuestionsView> {
    const revision = caller.rulesRevision;
    const { placed, steps } = await this.inWords(caller, { entryId, revision }, language, () =>
      this.engine.batches.questions(caller.actor, { entryId, input, step, revision }));
    return this.views.questions(placed, steps, step, language);
  }

  async list(caller: Caller, query: PageQuery, language: Language): Promise<BatchPage> {
    const page = await this.batches.listOfActor(caller.actor.id, query);
    const shown = page.items.filter((batch) => isOwn(this.engine.catalogue, caller.actor, batch));
    return { ...page, items: shown.map((batch) => this.views.batch(batch, language)) };
  }

  async read(caller: Caller, id: string, language: Language): Promise<BatchView> {
    return this.views.batch(await this.engine.batches.read(caller.actor, id), language);
  }

  async lines(caller: Caller, id: string, query: BatchLinesQuery, language: Language): Promise<BatchLinePage> {
    const batch = await this.engine.batches.read(caller.actor, id);
    const { outcome, ...page } = query;
    const found = await this.batches.listLines(id, outcome, page);
    return { ...found, items: await this.views.lines(caller, batch, found.items, language) };
  }

  async steer(caller: Caller, id: string, steering: Steering, language: Language): Promise<BatchView> {
    const batch: BatchRecord = await this.engine.batches[steering](caller.actor, id);
    return this.views.batch(batch, language);
  }

  private async inWords<R>(caller: Caller, which: Which, language: Language, work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Refusal ? await this.words.refused(caller, error, which, language) : error;
    }
  }

  private async selection({ actor }: Caller, { entryId, subjectIds, filter }: StartBatch, revision: number | undefined): Promise<BatchSelection> {
    if (subjectIds && filter) throw invalidAt('/filter', 'only-one-of');
    if (!filter) return { ids: subjectIds ?? [] };
    const { list } = (await this.engine.processLists.at(revision)).entry(entryId) ?? {};
    // Somebody else's list: the filter would gather objects that the use case is not offered for.
    if (list && (list.objectType !== filter.type || list.place !== filter.state)) throw new Conflict('filter-elsewhere');
    const { catalogue } = this.engine;
    requireQuickFilters(catalogue, actor, catalogue.objectType(filter.type), filter.quick);
    return { filter: this.searchable(filter) };
  }

  private searchable({ type, text, attributes = {}, quick }: BatchFilterShape): { text?: string; attributes: Record<string, string>; quick?: string[] } {
    const wanted = Object.entries(attributes).map(([name, value]) => {
      if (typeof value !== 'string') throw invalidAt(`/filter/attributes/${name}`, 'wrong-type');
      if (value.length > 200) throw invalidAt(`/filter/attributes/${name}`, 'too-long', { max: 200 });
      return [name, value] as const;
    });
    this.queries.requireSearchable({ objectType: type, attributes: Object.fromEntries(wanted), ...(quick && { quick }) });
    return { ...(text === undefined ? {} : { text }), attributes: Object.fromEntries(wanted), ...(quick && { quick }) };
  }
}
