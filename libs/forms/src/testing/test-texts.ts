import { inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { formsEnglish } from '../i18n/en-us.js';
import { formsItalian } from '../i18n/it-it.js';
import { Texts } from '../texts/texts.js';
import type { LanguageCode } from '../texts/texts.js';
import type { Sentences } from '../texts/translation.js';

/** The sentences of the forms, and more by language where a test needs them, ready before the first component. */
export function provideTestTexts(more: Partial<Record<LanguageCode, Sentences>> = {}): EnvironmentProviders {
  class TestLoader implements TranslocoLoader {
    getTranslation(language: string): Promise<Translation> {
      const code: LanguageCode = language === 'it-IT' ? 'it-IT' : 'en-US';
      return Promise.resolve({ forms: code === 'it-IT' ? formsItalian : formsEnglish, ...more[code] });
    }
  }
  return makeEnvironmentProviders([
    provideTransloco({ config: { availableLangs: ['en-US', 'it-IT'], defaultLang: 'en-US', prodMode: true }, loader: TestLoader }),
    provideAppInitializer(() => inject(Texts).use('en-US')),
  ]);
}

/** The keys of nested sentences, flat and sorted. */
export function keysOf(sentences: Sentences, before = ''): readonly string[] {
  return Object.entries(sentences)
    .flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)))
    .sort();
}
