import { LANGUAGES } from '@tessera/forms';
import type { LanguageCode } from '@tessera/forms';

const KEY = 'tessera.language';

/** The language chosen on this device, else the browser's, else English. */
export function firstLanguage(): LanguageCode {
  const chosen = LANGUAGES.find((code) => code === localStorage.getItem(KEY));
  if (chosen !== undefined) return chosen;
  const spoken = navigator.languages.map((tag) => LANGUAGES.find((code) => code.slice(0, 2) === tag.slice(0, 2)));
  return spoken.find((code) => code !== undefined) ?? 'en-US';
}

/** Keeps the choice for the next visit on this device. */
export function rememberLanguage(language: LanguageCode): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}
