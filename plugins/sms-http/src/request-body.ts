import { NotSent } from './errors.js';

const NAMES = new Set(['to', 'sender', 'text', 'key']);

/** The template with values filled in, each as it has to stand inside the quotation marks of JSON; throws when that is no JSON. */
export function requestBody(template: string, values: Readonly<Record<string, string>>): string {
  const body = template.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => (NAMES.has(name) ? quoted(values[name] ?? '') : whole));
  try {
    JSON.parse(body);
  } catch (error) {
    throw new NotSent('The body of the request is no JSON: check quotation marks, commas and brackets.', error);
  }
  return body;
}

const quoted = (value: string): string => JSON.stringify(value).slice(1, -1);
