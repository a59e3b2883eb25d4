import type { AnyUseCase, Field } from '@tessera/plugin-api';
import type { Json } from '../model.js';
import { holdsForOptions } from './conditions.js';

// A receipt stands for one card, an upload belongs to one object, a secret is one person's.
const ONE: ReadonlySet<Field['kind']> = new Set(['device', 'file', 'image', 'secret']);

/** Whether, with these options, a use case asks for what only one object can have: it cannot be answered for many at once. */
export function isOneAtATime({ steps }: AnyUseCase, options: Json): boolean {
  const asked = steps.filter((step) => holdsForOptions(step.when, options)).flatMap((step) => Object.values(step.fields ?? {}));
  return asked.some((field) => ONE.has(field.kind) && holdsForOptions(field.when, options));
}
