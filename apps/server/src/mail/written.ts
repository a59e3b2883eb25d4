import type { Language, MessageText, Placeholders } from '@tessera/plugin-api';
import Mustache from 'mustache';

/** What a message says, with everything filled in. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms?: string;
}

type Values = Readonly<Record<string, string | number>>;

/** In which language and time zone values are written. */
export interface Manner {
  readonly language: Language;
  readonly timeZone: string;
}

const HIDDEN = '••••••';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (value: unknown): string => String(value).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
const plain = (value: unknown): string => String(value);

/** Writes a message: values as they are in texts, harmless in HTML. */
export function written(text: MessageText, placeholders: Placeholders, values: Values, manner: Manner): Written {
  const said = saidValues(placeholders, values, manner);
  // A line break in a subject would begin another header.
  const subject = filled(text.subject, said, plain).replace(/\s+/g, ' ').trim();
  const body = text.html === undefined ? paragraphs(filled(linked(escaped(text.text), placeholders), said, escaped)) : filled(text.html, said, escaped);
  return {
    subject,
    text: filled(text.text, said, plain),
    html: page(subject, body, manner.language),
    ...(text.sms === undefined ? {} : { sms: filled(text.sms, said, plain).replace(/\s+/g, ' ').trim() }),
  };
}

/** The same values with everything hidden that is for the receiver alone. */
export const withoutSecrets = (placeholders: Placeholders, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, placeholders[name]?.secret ? HIDDEN : value]));

/** The values of previews and test messages. */
export const sampleValues = (placeholders: Placeholders): Values =>
  Object.fromEntries(Object.entries(placeholders).map(([name, { sample }]) => [name, sample]));

// A writer of its own: a cache would keep every draft that somebody ever previewed.
const filled = (template: string, values: Values, escape: (value: unknown) => string): string =>
  new Mustache.Writer().render(template, values, undefined, { escape });

function saidValues(placeholders: Placeholders, values: Values, { language, timeZone }: Manner): Values {
  const said = (kind: string, value: string | number): string => {
    const moment = new Date(value);
    if (kind === 'integer') return Number(value).toLocaleString(language);
    if (!kind.startsWith('date') || Number.isNaN(moment.getTime())) return String(value);
    if (kind === 'date') return moment.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
    return moment.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  };
  const entries = Object.entries(placeholders).flatMap(([name, { kind }]) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : [[name, said(kind, value)] as const];
  });
  return Object.fromEntries(entries);
}

function linked(text: string, placeholders: Placeholders): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    (Object.hasOwn(placeholders, name) && placeholders[name]?.kind === 'link' ? `<a href="{{${name}}}">{{${name}}}</a>` : whole));
}

const paragraphs = (text: string): string =>
  text.trim().split(/\n{2,}/).map((one) => `<p>${one.trim().replaceAll('\n', '<br>\n')}</p>`).join('\n');

const STYLE = 'body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d1d1f;background:#fff}main{max-width:36em}a{color:#0b57a4;overflow-wrap:anywhere}';

const page = (subject: string, body: string, language: Language): string =>
  `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body>
</html>
`;
