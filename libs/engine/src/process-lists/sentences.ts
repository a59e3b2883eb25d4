import type { AnyUseCase, Field } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import { holdsForOptions, initialValues } from '../fields/index.js';
import type { Json } from '../model.js';
import { ownOf } from '../own.js';

/** A sentence in English with its details; `Catalogue.translate` makes it readable. */
export interface Sentence {
  readonly text: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Something that an administrator probably did not mean. */
export interface Warning extends Sentence {
  readonly kind: 'state-unreachable' | 'entry-never-runs' | 'not-scheduled' | 'one-at-a-time' | 'connector-not-installed' | 'needs-attention' | 'asleep';
  readonly state?: string;
  readonly entryId?: string;
}

/** Options as one readable line: `Queue temporary cards: on; Maximum amount: 9`. What was never stored counts as its initial value. */
export function optionsText(catalogue: Catalogue, useCase: AnyUseCase, options: Json, language: string): string {
  const say = (text: string) => catalogue.translate(text, language);
  const all: Json = { ...initialValues(useCase.options), ...options };
  return Object.entries(useCase.options)
    .filter(([name, field]) => all[name] !== undefined && all[name] !== '' && holdsForOptions(field.when, all))
    .map(([name, field]) => `${say(field.title)}: ${valueText(field, all[name], say)}`)
    .join('; ');
}

/** One option as it is read; a dash when it is not set or does not count with the others. */
export function optionValueText(catalogue: Catalogue, useCase: AnyUseCase, name: string, options: Json, language: string): string {
  const field = useCase.options[name];
  if (!field || options[name] === undefined || options[name] === '' || !holdsForOptions(field.when, options)) return '–';
  return valueText(field, options[name], (text) => catalogue.translate(text, language));
}

function valueText(field: Field, value: unknown, say: (text: string) => string): string {
  if (field.kind === 'boolean') return say(value === true ? 'on' : 'off');
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : '–';
  if (field.kind === 'choice') return say(ownOf(field.choices, String(value)) ?? String(value));
  return String(value);
}
