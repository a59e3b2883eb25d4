import { camel, pascal, plural, sentence } from '../names.js';

/** A template with its `{{places}}` filled. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The spellings of a name that templates ask for. */
export const spellings = (name: string): Readonly<Record<string, string>> => ({
  name, camel: camel(name), pascal: pascal(name), title: sentence(name), pluralTitle: sentence(plural(name)), words: name.split('-').join(' '),
});

/** A text as it stands in code: between the quotation marks that it does not use itself, if there are such. */
export function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}
