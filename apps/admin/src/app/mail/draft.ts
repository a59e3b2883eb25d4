import type { MessageTextsShape, TemplateDetail } from '@tessera/api-client';
import type { LanguageCode } from '@tessera/shell';

/** The parts of a template's text, in the order of the form. */
export const PARTS = ['subject', 'text', 'sms', 'html'] as const;

/** One of them. */
export type Part = (typeof PARTS)[number];

/** What stands in the form; an empty short form or HTML is none. */
export type Draft = Readonly<Record<LanguageCode, Readonly<Record<Part, string>>>>;

const LANGUAGES: readonly LanguageCode[] = ['en-US', 'it-IT'];

/** The form as the server has it. */
export function draftOf({ texts }: Pick<TemplateDetail, 'texts'>): Draft {
  const one = (language: LanguageCode) => ({ sms: '', html: '', ...texts[language] });
  return { 'en-US': one('en-US'), 'it-IT': one('it-IT') };
}

/** The form as the server wants it. */
export function textsOf(draft: Draft): MessageTextsShape {
  return { 'en-US': textOf(draft['en-US']), 'it-IT': textOf(draft['it-IT']) };
}

/** One language as the server wants it. */
export function textOf({ subject, text, sms, html }: Draft[LanguageCode]): MessageTextsShape[LanguageCode] {
  return { subject, text, ...(sms.trim() ? { sms } : {}), ...(html.trim() ? { html } : {}) };
}

/** Whether two forms say the same. */
export const isSame = (a: Draft, b: Draft): boolean => LANGUAGES.every((language) => PARTS.every((part) => a[language][part] === b[language][part]));

/** The form with one part changed. */
export const changed = (draft: Draft, language: LanguageCode, part: Part, value: string): Draft => ({
  ...draft, [language]: { ...draft[language], [part]: value },
});
