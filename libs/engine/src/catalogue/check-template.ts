import { houseTemplates, type Language, type Template } from '@tessera/plugin-api';
import { checkOwnName, checkTitle } from './check-words.js';
import type { Findings } from './findings.js';

const LANGUAGES: readonly Language[] = ['en-US', 'it-IT'];
const OF_THE_HOUSE: ReadonlySet<string> = new Set(Object.values(houseTemplates).map(({ name }) => name));

/** Checks that a template says something in each language, and that its texts name placeholders that are there. */
export function checkTemplate({ name, title, placeholders, goodFor, texts }: Template, findings: Findings): void {
  checkTitle(title, findings);
  findings.expect(/^[a-z][a-z0-9-]{0,60}$/.test(name), `${name} is no name of a template.`, 'Use small letters, digits and hyphens.');
  findings.expect(!OF_THE_HOUSE.has(name), `The house itself has a template ${name}.`, 'Give it another name.');
  for (const one of Object.keys(placeholders)) {
    checkOwnName(one, findings);
    findings.expect(/^[A-Za-z][A-Za-z0-9]*$/.test(one), `${one} is no name of a placeholder.`, 'Begin with a letter and use letters and digits only.');
  }
  const isCounted = goodFor === undefined || placeholders[goodFor]?.kind === 'integer';
  findings.expect(isCounted, `It is good for ${goodFor}, which is no whole number of its placeholders.`, 'Name a placeholder of kind integer.');
  for (const language of LANGUAGES) {
    const text = texts[language];
    const here = findings.within(language);
    here.expect(Boolean(text?.subject && text.text), 'It has no subject or no text.', 'Write both.');
    const named = Object.values(text ?? {}).flatMap((part) => [...String(part).matchAll(/\{\{\s*[#^/]?\s*([^\s{}]+)\s*\}\}/g)].map(([, one]) => one ?? ''));
    for (const one of new Set(named)) here.expect(Object.hasOwn(placeholders, one), `It names ${one}, which is no placeholder.`, 'Declare it, or correct the name.');
  }
}
