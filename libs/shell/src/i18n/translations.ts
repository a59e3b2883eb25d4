import { InjectionToken, inject } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { LanguageCode, Sentences } from '@tessera/forms';

/** Where an app keeps its own sentences, by language; they are found under the key `app`. */
export type AppSentences = Readonly<Record<LanguageCode, () => Promise<Sentences>>>;

/** The app's own sentences. */
export const APP_SENTENCES = new InjectionToken<AppSentences>('APP_SENTENCES');

const SHARED: AppSentences = {
  'en-US': async () => ({
    shell: (await import('./en-us.js')).shellEnglish,
    forms: (await import('@tessera/forms/i18n/en-us')).formsEnglish,
  }),
  'it-IT': async () => ({
    shell: (await import('./it-it.js')).shellItalian,
    forms: (await import('@tessera/forms/i18n/it-it')).formsItalian,
  }),
};

/** Brings the sentences of forms, shell and app together, each language as a chunk of its own. */
export class SentencesLoader implements TranslocoLoader {
  private readonly app = inject(APP_SENTENCES);

  async getTranslation(language: string): Promise<Translation> {
    const code: LanguageCode = language === 'it-IT' ? 'it-IT' : 'en-US';
    const [shared, app] = await Promise.all([SHARED[code](), this.app[code]()]);
    return { ...shared, app };
  }
}
