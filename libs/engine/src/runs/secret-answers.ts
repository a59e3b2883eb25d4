import type { Fields, Sealed } from '@tessera/plugin-api';
import type { Json } from '../model.js';
import type { AccountKeeper } from '../ports/index.js';

/** Whether an answer is a secret that was sealed. */
export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Sealed>).sealed === 'string';
}

/** Answers without secrets, sealed or not: what is kept of a run, and what is shown of it. */
export function withoutSealed(input: Json): Json {
  const entries = Object.entries(input);
  return entries.some(([, value]) => isSealed(value)) ? Object.fromEntries(entries.filter(([, value]) => !isSealed(value))) : input;
}

/** Answers as they can be checked: what was sealed before was good then. */
export function withStandIns(fields: Fields, answers: Json): Json {
  const secrets = secretsIn(fields).filter((name) => isSealed(answers[name]));
  return secrets.length === 0 ? answers : { ...answers, ...Object.fromEntries(secrets.map((name) => [name, '*'])) };
}

/** Checked answers with every secret under seal; those that were sealed before stay as they are. */
export function sealedIn(keeper: AccountKeeper | undefined, runId: string, fields: Fields, values: Json, before: Json = {}): Json {
  const secrets = secretsIn(fields).filter((name) => values[name] !== undefined);
  if (secrets.length === 0) return values;
  if (!keeper) throw new Error('this house keeps no secrets of runs');
  const seal = (field: string) => (isSealed(before[field]) ? before[field] : keeper.seal(String(values[field]), { runId, field }));
  return { ...values, ...Object.fromEntries(secrets.map((name) => [name, seal(name)])) };
}

function secretsIn(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name]?.kind === 'secret');
}
