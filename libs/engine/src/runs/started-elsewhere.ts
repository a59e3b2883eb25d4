import type { AnyUseCase } from '@tessera/plugin-api';
import { PICKED, pickField, startField, takenFrom } from '../catalogue/also-from.js';
import type { ShownStep } from '../fields/index.js';
import type { RunRecord } from '../model.js';

/** The object that a run was started from without being its subject. */
export interface Origin {
  readonly field: string;
  readonly objectType: string;
  readonly id: string;
}

type Opened = Pick<RunRecord, 'objectType' | 'place' | 'subjectIds' | 'input'>;

/** How a run begins that is started from an object that one of its fields asks for: nobody has said yet which subject. */
export function begunElsewhere(useCase: AnyUseCase, originId: string): Opened {
  const [place = ''] = takenFrom(useCase);
  return { objectType: useCase.objectType.name, place, subjectIds: [], input: { [useCase.alsoFrom?.field ?? '']: originId } };
}

/** Where a run was started, unless that was its subject. */
export function originOf(useCase: AnyUseCase, run: Pick<RunRecord, 'subjectIds' | 'input'>): Origin | undefined {
  const field = useCase.alsoFrom?.field ?? '';
  const [objectType, id] = [startField(useCase)?.objectType, run.input[field]];
  if (objectType === undefined || typeof id !== 'string') return undefined;
  return PICKED in run.input || run.subjectIds.length === 0 ? { field, objectType, id } : undefined;
}

/** The run with the subject that was picked, if one was. */
export function withPicked(run: RunRecord, picked: unknown): RunRecord {
  if (typeof picked !== 'string' || picked === '') return run;
  const id = picked.toLowerCase();
  return { ...run, subjectIds: [id], input: { ...run.input, [PICKED]: id } };
}

/** The step that asks for the subject. */
export function pickStep(useCase: AnyUseCase): ShownStep {
  return { title: useCase.alsoFrom?.search ?? useCase.title, fields: { [PICKED]: pickField(useCase) } };
}

/** The steps of a run that was started elsewhere: which subject, a look at both, and what else is asked. */
export function stepsElsewhere(useCase: AnyUseCase, steps: readonly ShownStep[]): readonly ShownStep[] {
  const { field = '', confirm = useCase.title } = useCase.alsoFrom ?? {};
  const others = steps.flatMap((step) => {
    if (!Object.hasOwn(step.fields, field)) return [step];
    const fields = Object.fromEntries(Object.entries(step.fields).filter(([name]) => name !== field));
    return Object.keys(fields).length > 0 ? [{ ...step, fields }] : [];
  });
  return [pickStep(useCase), { title: confirm, fields: {} }, ...others];
}

/** Answers as the use case itself asks for them. */
export function ownAnswers({ alsoFrom }: AnyUseCase, input: RunRecord['input']): RunRecord['input'] {
  if (!alsoFrom) return input;
  const { [PICKED]: _, ...own } = input;
  return own;
}
