import type { AnyUseCase } from '@tessera/plugin-api';
import { SEEING } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import type { Json, ObjectRecord, RunRecord } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { runner } from './on-behalf.js';

/** The only subject of a run, as far as whoever fills the form may see it. */
export interface KnownSubject {
  readonly id: string;
  /** What stands on it and may be shown. */
  readonly shown: Json;
  /** What stands on it and is blank for them. */
  readonly blank: Json;
  /** Whether they may see it at all. */
  readonly isSeen: boolean;
}

/** Reads the only subject of a run; `undefined` for none, several, or one that is gone. */
export async function knownSubject(ports: Pick<EnginePorts, 'store'>, access: ObjectAccess, { objectType }: AnyUseCase, run: RunRecord): Promise<KnownSubject | undefined> {
  const [id, ...more] = run.subjectIds;
  const subject = id === undefined || more.length > 0 ? undefined : await ports.store.readObject(run.objectType, id);
  if (!subject) return undefined;
  const who = runner(run);
  const isSeen = (await access.permits(who, subject, SEEING, 'recent')).size > 0;
  const hidden = (await access.hidden(who, objectType, [subject], 'recent')).get(subject.id) ?? {};
  const isBlank = (name: string) => !isSeen || Object.hasOwn(hidden, name);
  return { id: subject.id, isSeen, shown: those(subject, (name) => !isBlank(name)), blank: those(subject, isBlank) };
}

/**
 * Answers with what is blank left as it is: whoever cannot see what stands there may write something else, but does not
 * clear it by leaving it empty.
 */
export function keepingBlank(useCase: AnyUseCase, answers: Json, blank: Json): Json {
  const kept = begins(useCase).filter(([name, attribute]) => isEmpty(answers[name]) && blank[attribute] !== undefined);
  return { ...answers, ...Object.fromEntries(kept.map(([name, attribute]) => [name, blank[attribute]])) };
}

/** Answers without those that stand in fields which begin with something blank. */
export function withoutBlank(useCase: AnyUseCase, answers: Json, subject: KnownSubject | undefined): Json {
  const left = new Set(begins(useCase).filter(([, attribute]) => !subject || Object.hasOwn(subject.blank, attribute)).map(([name]) => name));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !left.has(name)));
}

function begins({ steps }: AnyUseCase): readonly (readonly [field: string, attribute: string])[] {
  return steps.flatMap((step) => Object.entries(step.fields ?? {})).flatMap(([name, field]) => (field.begins === undefined ? [] : [[name, field.begins] as const]));
}

const those = ({ attributes }: ObjectRecord, holds: (name: string) => boolean): Json => Object.fromEntries(Object.entries(attributes).filter(([name]) => holds(name)));

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
