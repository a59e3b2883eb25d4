import { textsOf } from '@tessera/engine';
import type { Translations } from '@tessera/engine';
import type { Plugin } from '@tessera/plugin-api';

/** What a package's translations miss, and what they translate that nobody says any more. */
export function translationGaps(plugin: Plugin, translations: Translations): { readonly missing: readonly string[]; readonly unused: readonly string[] } {
  const texts = textsOf(plugin);
  return {
    missing: texts.filter((text) => !Object.hasOwn(translations, text)),
    unused: Object.keys(translations).filter((text) => !texts.includes(text)),
  };
}
