import { Inject, Injectable } from '@nestjs/common';
import { isOwn, Refusal, type Engine, type RunRecord } from '@tessera/engine';
import { RunQueries } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { ENGINE } from '../../house/tokens.js';
import { RefusalWords, type Which } from '../../views/refusal-words.js';
import { RunViews } from '../../views/run-views.js';
import type { RunPage, RunView } from '../models/run.models.js';
import type { OpenRun, RunsQuery } from './run.shapes.js';

/** Runs of the caller. */
@Injectable()
export class RunDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly queries: RunQueries,
    private readonly views: RunViews,
    private readonly words: RefusalWords,
  ) {}

  async open(caller: Caller, sent: OpenRun, key: string | undefined, language: Language): Promise<RunView> {
    const { entryId, subjectIds = [], input, submit = false } = sent;
    if (input && !submit) throw invalidAt('/input', 'only-with-submit');
    const request = { entryId, subjectIds, revision: caller.rulesRevision, ...(key ? { idempotencyKey: key } : {}) };
    const run = await this.inWords(caller, { entryId, revision: caller.rulesRevision }, language, () => submit
      ? this.engine.runs.start(caller.actor, { ...request, input: input ?? {} })
      : this.engine.runs.open(caller.actor, request));
    return this.views.run(caller, run, language);
  }

  async list(caller: Caller, query: RunsQuery, language: Language): Promise<RunPage> {
    const page = await this.queries.listOfActor(caller.actor.id, query);
    // A token lists what it was made for; a page may be shorter than asked.
    const shown = page.items.filter((run) => isOwn(this.engine.catalogue, caller.actor, run));
    return { ...page, items: shown.map((run) => this.views.summary(run, language)) };
  }

  async read(caller: Caller, id: string, language: Language): Promise<RunView> {
    return this.views.run(caller, await this.engine.runs.read(caller.actor, id), language);
  }

  async answer(caller: Caller, sent: { readonly id: string; readonly index: number; readonly values: Record<string, unknown> }, language: Language): Promise<RunView> {
    const run = await this.inWords(caller, { runId: sent.id }, language, () =>
      this.engine.runs.answer(caller.actor, sent.id, sent.index, sent.values, caller.rulesRevision));
    return this.views.run(caller, run, language);
  }

  async submit(caller: Caller, id: string, language: Language): Promise<RunView> {
    const run = await this.inWords(caller, { runId: id }, language, () => this.engine.runs.submit(caller.actor, id, caller.rulesRevision));
    return this.views.run(caller, run, language);
  }

  async cancel(caller: Caller, id: string): Promise<void> {
    await this.engine.runs.cancel(caller.actor, id);
  }

  private async inWords(caller: Caller, which: Which, language: Language, work: () => Promise<RunRecord>): Promise<RunRecord> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Refusal ? await this.words.refused(caller, error, which, language) : error;
    }
  }
}
