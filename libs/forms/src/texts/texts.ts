import { Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** The languages of the house. */
export const LANGUAGES = ['en-US', 'it-IT'] as const;

/** A language of the house. */
export type LanguageCode = (typeof LANGUAGES)[number];

/** Values for the placeholders of a sentence; `count` also chooses between its `one` and `other` forms. */
export type TextValues = Readonly<Record<string, string | number | undefined>>;

/** Sentences in the language in use, as a function of signals: templates follow a language switch by themselves. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly current = signal<LanguageCode>('en-US');
  private wanted: LanguageCode = 'en-US';

  /** The language in use. */
  readonly language = this.current.asReadonly();

  /** The sentence of that key, with its placeholders filled. */
  readonly t = (key: string, values?: TextValues): string => {
    const language = this.current();
    const count = values?.['count'];
    const form = typeof count === 'number' ? `.${this.pluralForm(count, language)}` : '';
    const filled = typeof count === 'number' ? { ...values, count: this.number(count) } : values;
    return this.transloco.translate<string>(key + form, filled, language);
  };

  /** Whether there is a sentence of that key. */
  has(key: string): boolean {
    const known: unknown = this.transloco.getTranslation(this.current())[key];
    return typeof known === 'string';
  }

  /** A number as people of this language write it. */
  number(value: number): string {
    return new Intl.NumberFormat(this.current()).format(value);
  }

  /** A calendar day (`YYYY-MM-DD`) as people of this language write it. */
  day(value: string): string {
    const at = new Date(`${value.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(at.getTime())) return value;
    return new Intl.DateTimeFormat(this.current(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  }

  /** Loads the sentences of a language, then shows them everywhere; of several on their way the last one asked for counts. */
  async use(language: LanguageCode): Promise<void> {
    this.wanted = language;
    await firstValueFrom(this.transloco.load(language));
    if (this.wanted !== language) return;
    this.transloco.setActiveLang(language);
    this.current.set(language);
  }

  private pluralForm(count: number, language: LanguageCode): 'one' | 'other' {
    return new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  }
}
