import type { Findings } from './findings.js';

/** Checks that translations are flat: English text to translated text, with the same names in braces. */
export function checkLocales(locales: unknown, findings: Findings): void {
  for (const [language, texts] of Object.entries(Object(locales) as object)) {
    const here = findings.within(`locale ${language}`);
    here.expect(/^[a-z]{2}(-[A-Z]{2})?$/.test(language), `${language} is no language.`, 'Write it like it or it-IT.');
    const flat = typeof texts === 'object' && texts !== null && !Array.isArray(texts);
    here.expect(flat, 'It is no JSON object.', 'Write English texts as keys and translations as values.');
    for (const [text, translation] of flat ? Object.entries(texts as object) : []) checkTranslation(text, translation, here);
  }
}

function checkTranslation(text: string, translation: unknown, findings: Findings): void {
  if (typeof translation !== 'string') return findings.add(`The translation of "${text}" is no text.`, 'Write a text.');
  const names = (one: string) => [...one.matchAll(/\{\w+\}/g)].map(([name]) => name).sort().join();
  findings.expect(names(text) === names(translation), `The translation of "${text}" has other names in braces.`, 'Keep the names in braces as they are.');
}
