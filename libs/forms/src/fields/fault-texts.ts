import type { Field, ListField } from '@tessera/plugin-api';
import { limit } from './faults.js';
import { fileLimits } from './file-limits.js';
import type { EnteredValues } from './faults.js';
import type { Texts } from '../texts/texts.js';

/** A fault as a sentence in the reader's language; a reason we have no words for is said in general. */
export function faultText(reason: string, field: Field, values: EnteredValues, texts: Texts, details: Readonly<Record<string, string | number>> = {}): string {
  const key = `forms.fault.${reason}`;
  return texts.t(texts.has(key) ? key : 'forms.fault.other', { ...limits(field, values, texts), ...details, reason });
}

function limits(field: Field, values: EnteredValues, texts: Texts): Readonly<Record<string, string>> {
  if (field.kind === 'integer') {
    const [min, max] = [limit(field.min, values), limit(field.max, values)];
    return { min: min === undefined ? '' : texts.number(min), max: max === undefined ? '' : texts.number(max) };
  }
  if (field.kind === 'list') return listLimits(field, texts);
  if (field.kind === 'file' || field.kind === 'image') return fileLimits(field, texts);
  return field.kind === 'text' || field.kind === 'secret' ? { max: texts.number(field.maxLength) } : {};
}

function listLimits({ of, minItems, maxItems }: ListField, texts: Texts): Readonly<Record<string, string>> {
  const counts = { least: texts.number(minItems), most: texts.number(maxItems) };
  return of.kind === 'integer' ? { ...counts, min: texts.number(of.min), max: texts.number(of.max) } : { ...counts, max: texts.number(of.maxLength) };
}
