import type { Language } from '../fields.js';

/** Something that a template's text names as `{{name}}` and that each message says anew. */
export interface Placeholder {
  /** What it stands for. */
  readonly title: string;
  /** A `date` is given as 2026-11-30 and a `date-time` as 2026-11-30T14:00:00Z; both are written in the reader's language. */
  readonly kind: 'text' | 'integer' | 'date' | 'date-time' | 'link';
  /** Shown in previews and sent in test messages. */
  readonly sample: string | number;
  /** May be missing in a message; `{{#name}} ... {{/name}}` leaves its sentence out. */
  readonly optional?: true;
  /** For the receiver alone, as a code is: every text has to name it, and nobody reads it after it was sent. */
  readonly secret?: true;
}

/** The placeholders of a template by name. */
export type Placeholders = Readonly<Record<string, Placeholder>>;

/** What a template says in one language. */
export interface MessageText {
  readonly subject: string;
  readonly text: string;
  /** Left out, the house makes it from `text`. */
  readonly html?: string;
  /** The short form for a phone; without it the template cannot be sent as SMS. */
  readonly sms?: string;
}

/** What a template can be asked for: its name and what has to be said each time. */
export interface TemplateSubject<P extends Placeholders = Placeholders> {
  readonly name: string;
  readonly title: string;
  readonly placeholders: P;
  /** The placeholder that says for how many minutes the message is of use; one that is late is not sent at all. */
  readonly goodFor?: string;
}

/** A message that is sent again and again, with its first texts; an administrator may change them. */
export interface Template<P extends Placeholders = Placeholders> extends TemplateSubject<P> {
  readonly texts: Readonly<Record<Language, MessageText>>;
}

/** Declares a template of a package. */
export function defineTemplate<const P extends Placeholders>(template: Template<P>): Template<P> {
  return template;
}
