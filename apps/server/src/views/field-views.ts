import type { Field, Fields } from '@tessera/plugin-api';
import type { Catalogue } from '@tessera/engine';
import type { Language } from '../access/caller.js';

/** Fields as people read them in their language. */
export function fieldsView(catalogue: Catalogue, fields: Fields, language: Language): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldView(catalogue, field, language)]));
}

function fieldView(catalogue: Catalogue, field: Field, language: Language): Field {
  const say = (text: string): string => catalogue.translate(text, language);
  const described = { ...field, title: say(field.title), ...(field.help ? { help: say(field.help) } : {}) };
  if (described.kind !== 'choice') return described;
  return { ...described, choices: Object.fromEntries(Object.entries(described.choices).map(([key, text]) => [key, say(text)])) };
}
