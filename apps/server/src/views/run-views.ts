import { Inject, Injectable } from '@nestjs/common';
import { outcomeTexts, refusalText, withoutSealed, type Engine, type ObjectRecord, type RunRecord } from '@tessera/engine';
import { PasswordLetters, PostgresStore, RunQueries, type ListedRun } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import type { ActionView, ObjectView } from '../http/models/object.models.js';
import type { RunOutcomeView, RunSummary, RunTaskView, RunView, StepView } from '../http/models/run.models.js';
import { hasText, inWords, say } from '../texts/say.js';
import { defined } from './audit-views.js';
import { ObjectNames } from './object-names.js';
import { ObjectViews } from './object-views.js';
import { Sight } from './sight.js';
import { stepView } from './step-view.js';

const SHOWN = 20;

type About = Pick<RunRecord, 'useCase' | 'objectType'>;
type Refused = Pick<NonNullable<RunRecord['refusal']>, 'reason' | 'details'>;

/** Runs as those who started them see them. */
@Injectable()
export class RunViews {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly store: PostgresStore,
    private readonly queries: RunQueries,
    private readonly objects: ObjectViews,
    private readonly sight: Sight,
    private readonly names: ObjectNames,
    private readonly letters: PasswordLetters,
  ) {}

  async run(caller: Caller, run: RunRecord, language: Language): Promise<RunView> {
    const origin = this.engine.runs.originOf(run);
    const [refusal, form, input, subjects, [via], outcome, tasks, next, letters] = await Promise.all([
      this.refusal(caller, run, language),
      this.form(run, language),
      this.engine.runs.inputOf(caller.actor, run),
      this.shown(caller, run.objectType, run.subjectIds),
      origin ? this.shown(caller, origin.objectType, [origin.id]) : [],
      this.outcome(caller, run, language),
      this.tasksOf(run),
      this.next(caller, run, language),
      this.lettersOf(run),
    ]);
    return {
      ...this.summaryParts(run, language), ...form, subjects, input: withoutSealed(input), tasks,
      ...defined({ via, outcome, next, letters, refusal }),
    };
  }

  summary(run: ListedRun, language: Language): RunSummary {
    const stepCount = this.stepCount(run);
    return {
      ...this.summaryParts(run, language),
      stepIndex: Math.min(run.step, stepCount), stepCount,
      subjectCount: run.subjectCount,
      ...(run.outcome ? { states: run.outcome.states } : {}),
      ...(run.refusal ? { refusalText: this.refusalText(run, run.refusal, language) ?? run.refusal.reason } : {}),
    };
  }

  private async refusal(caller: Caller, run: RunRecord, language: Language): Promise<RunView['refusal']> {
    if (!run.refusal) return undefined;
    const told = { ...run.refusal, details: await this.names.named(caller, run.refusal.details, language) };
    return { ...told, text: this.refusalText(run, told, language) ?? told.reason };
  }

  /** What a refusal says: in the words of the use case or the engine, else in the server's. */
  refusalText(run: About, { reason, details: known }: Refused, language: Language): string | undefined {
    const details = known['objectId'] === undefined ? known : { object: say(language, 'object.unseen'), ...known };
    const text = refusalText(this.engine.catalogue, language, run, reason, details);
    if (text !== reason) return text;
    const key = `${reason}.detail`;
    return hasText(key) ? say(language, key, inWords(details, language)) : undefined;
  }

  private summaryParts(run: RunRecord, language: Language) {
    const { id, useCase, objectType, place, status, subjectIds, openedAt, expiresAt, endedAt } = run;
    const { catalogue } = this.engine;
    return {
      id, useCase, objectType, place, status,
      title: catalogue.hasUseCase(useCase) ? catalogue.translate(catalogue.useCase(useCase).title, language) : useCase,
      subjectCount: subjectIds.length,
      openedAt: openedAt.toISOString(), expiresAt: expiresAt.toISOString(),
      ...defined({ endedAt: endedAt?.toISOString() }),
    };
  }

  private async form(run: RunRecord, language: Language): Promise<{ stepIndex: number; stepCount: number; step?: StepView }> {
    if (run.status !== 'open') {
      const stepCount = this.stepCount(run);
      return { stepIndex: Math.min(run.step, stepCount), stepCount };
    }
    const steps = await this.engine.runs.steps(run);
    const present = steps[run.step];
    const step = present && stepView(this.engine.catalogue, present, run.step, language);
    return { stepIndex: run.step, stepCount: steps.length, ...defined({ step }) };
  }

  private stepCount({ useCase }: RunRecord): number {
    return this.engine.catalogue.hasUseCase(useCase) ? this.engine.catalogue.useCase(useCase).steps.length : 0;
  }

  private async outcome(caller: Caller, run: RunRecord, language: Language): Promise<RunOutcomeView | undefined> {
    if (!run.outcome) return undefined;
    const { states, objectIds } = run.outcome;
    const texts = outcomeTexts(this.engine.catalogue, language, run);
    return {
      states: { ...states },
      messages: texts.length ? [...texts] : this.plainMessages(run.objectType, states, language),
      objects: await this.shown(caller, run.objectType, objectIds, this.store.justWritten(run)?.made),
      total: Object.values(states).reduce((sum, count) => sum + count, 0),
    };
  }

  private plainMessages(objectType: string, states: Readonly<Record<string, number>>, language: Language): string[] {
    const type = this.engine.catalogue.objectType(objectType);
    return Object.entries(states).map(([state, count]) =>
      say(language, 'outcome.moved', { count, state: this.objects.placeTitle(type, state, language) }));
  }

  private async shown(caller: Caller, objectType: string, ids: readonly string[], known: readonly ObjectRecord[] = []): Promise<ObjectView[]> {
    if (ids.length === 0) return [];
    const wanted = ids.slice(0, SHOWN);
    const isKnown = wanted.every((id) => known.some((record) => record.id === id));
    const records = isKnown ? known : await this.store.readObjects(objectType, wanted);
    const found = new Map(records.map((record) => [record.id, record]));
    return this.sight.objects(caller, await this.sight.seen(caller, wanted.flatMap((id) => found.get(id) ?? [])));
  }

  // Most use cases leave nothing for later: no statement for those.
  private async tasksOf(run: RunRecord): Promise<RunTaskView[]> {
    const { id, useCase, status } = run;
    const { catalogue } = this.engine;
    const mayHaveTasks = status === 'done' && (!catalogue.hasUseCase(useCase) || catalogue.useCase(useCase).tasks?.length);
    if (!mayHaveTasks) return [];
    const tasks = this.store.justWritten(run)?.tasks ?? (await this.queries.tasksOf(id));
    return tasks.map(({ name, status: task, attempts, lastError }) => ({ name, status: task, attempts, ...defined({ lastError }) }));
  }

  private async lettersOf({ id, useCase, status }: RunRecord): Promise<number | undefined> {
    const { catalogue } = this.engine;
    const mayHave = status === 'done' && catalogue.hasUseCase(useCase) && catalogue.useCase(useCase).accounts;
    return mayHave ? (await this.letters.count(id, new Date())) || undefined : undefined;
  }

  private async next(caller: Caller, run: RunRecord, language: Language): Promise<ActionView[] | undefined> {
    const [place, other] = Object.keys(run.outcome?.states ?? {});
    if (!place || other) return undefined;
    const startPoint = (run.outcome?.objectIds.length ?? 0) > 1 ? 'batch' : 'profile';
    const actions = await this.engine.gate.actions(caller.actor, { objectType: run.objectType, place, startPoint }, caller.rulesRevision);
    const [only, ...others] = run.outcome?.objectIds ?? [];
    const isOneself = others.length === 0 && only === caller.actor.id;
    return this.objects.actions(actions.filter((action) => action.available && (isOneself || !action.useCase.aboutOneself)), language);
  }
}
