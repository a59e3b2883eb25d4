import type { Field, Fields } from '@tessera/plugin-api';
import type { Language } from '../../access/caller.js';
import { SAMPLES_IN_ITALIAN } from './samples.it-it.js';

/** A text of the samples as people read it. */
export function sayOfSamples(text: string, language: Language): string {
  return language === 'it-IT' ? (SAMPLES_IN_ITALIAN[text] ?? text) : text;
}

/** Fields of a sample as people read them. */
export function sayOfFields(fields: Fields, language: Language): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sayOfField(field, language)]));
}

function sayOfField(field: Field, language: Language): Field {
  const said = { ...field, title: sayOfSamples(field.title, language), ...(field.help && { help: sayOfSamples(field.help, language) }) };
  if (said.kind !== 'choice') return said;
  return { ...said, choices: Object.fromEntries(Object.entries(said.choices).map(([key, text]) => [key, sayOfSamples(text, language)])) };
}
