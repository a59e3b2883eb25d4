import type { Condition, Field, Fields } from '@tessera/plugin-api';
import type { FieldValues } from '../data/values.js';

/** The two words that a sentence about options needs. */
export interface OptionWords {
  readonly on: string;
  readonly off: string;
}

/** Options as a sentence, as the server says it: "Queue temporary cards: on; Production type: Visitor card". */
export function optionsText(fields: Fields, values: FieldValues, words: OptionWords): string {
  return Object.entries(fields)
    .filter(([, field]) => !field.when || holds(field.when, values))
    .map(([name, field]) => ({ field, value: values[name] ?? field.initial }))
    .filter(({ value }) => value !== undefined && value !== '')
    .map(({ field, value }) => `${field.title}: ${spoken(field, value, words)}`)
    .join('; ');
}

function spoken(field: Field, value: unknown, words: OptionWords): string {
  if (field.kind === 'boolean') return value === true ? words.on : words.off;
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : '–';
  if (field.kind === 'choice') return new Map(Object.entries(field.choices)).get(String(value)) ?? String(value);
  return String(value);
}

function holds(condition: Condition, values: FieldValues): boolean {
  const name = 'option' in condition ? condition.option : condition.field;
  return values[name] === condition.is;
}
