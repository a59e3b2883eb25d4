import { houseTemplates, type MessageText, type Placeholders } from '@tessera/plugin-api';
import fc from 'fast-check';
import { textFaults } from './text-faults.js';
import { withoutSecrets, written } from './written.js';

const placeholders: Placeholders = {
  name: { title: 'Name', kind: 'text', sample: 'Anna' },
  end: { title: 'End', kind: 'date', sample: '2026-11-30' },
  at: { title: 'At', kind: 'date-time', sample: '2026-11-30T14:00:00Z' },
  days: { title: 'Days', kind: 'integer', sample: 1234 },
  link: { title: 'Link', kind: 'link', sample: 'https://example.org', optional: true },
  code: { title: 'Code', kind: 'text', sample: '123456', secret: true },
};
const text: MessageText = { subject: 'For {{name}}', text: 'Hello {{name}},\n\n{{end}} {{at}} {{days}}\nsee{{#link}} here: {{link}}{{/link}}\n{{code}}', sms: '{{name}}: {{code}}' };
const values = { name: 'Anna', end: '2026-11-30', at: '2026-11-30T14:00:00Z', days: 1234, link: 'https://example.org/?a=1&b=2', code: '42' };
const manner = { language: 'it-IT', timeZone: 'Europe/Rome' } as const;

it('says days, moments and numbers as the reader does', () => {
  expect(written(text, placeholders, values, manner).text).toContain('30 novembre 2026 30 novembre 2026 alle ore 15:00 1234');
  expect(written(text, placeholders, values, { ...manner, language: 'en-US' }).text).toContain('November 30, 2026 November 30, 2026 at 3:00 PM 1,234');
});

it('leaves out what is said about a value that is missing', () => {
  const { link: _, ...rest } = values;
  expect(written(text, placeholders, rest, manner).text).toContain('see\n42');
});

it('makes paragraphs and links of a text', () => {
  const { html } = written(text, placeholders, values, manner);
  expect(html).toContain('<p>Hello Anna,</p>');
  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a><br>');
});

it('hides what is for the receiver alone', () => {
  const { text: kept, html, sms } = written(text, placeholders, withoutSecrets(placeholders, values), manner);
  expect([kept, html, sms].join()).not.toContain('42');
  expect(kept).toContain('••••••');
});

it('says a value word by word in a text, and harmlessly in HTML and in a subject', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
    const one = written(text, placeholders, { ...values, name }, manner);
    expect(one.text.startsWith(`Hello ${name},`)).toBe(true);
    expect(one.subject).not.toMatch(/[\r\n]/);
    const paragraph = one.html.slice(one.html.indexOf('<main>') + 6, one.html.indexOf('</main>'));
    expect(paragraph.replace(/<\/?(p|br|a href="https:[^"<>]*"|a)>/g, '')).not.toMatch(/[<>]/);
  }));
});

it.each([
  ['Hello {{nobody}} {{code}}', [{ pointer: '/text', reason: 'unknown-placeholder', details: { name: 'nobody' } }]],
  ['Hello {{#name}} {{code}}', [{ pointer: '/text', reason: 'broken-placeholder' }]],
  [`${'{{#name}}'.repeat(6_000)}{{code}}${'{{/name}}'.repeat(6_000)}`, [{ pointer: '/text', reason: 'broken-placeholder' }]],
  ['Hello {{{name}}} {{code}}', [{ pointer: '/text', reason: 'placeholder-not-possible', details: { name: 'name' } }]],
  ['Hello {{&name}} {{code}}', [{ pointer: '/text', reason: 'placeholder-not-possible', details: { name: 'name' } }]],
  ['Hello {{> other}} {{code}}', [{ pointer: '/text', reason: 'placeholder-not-possible', details: { name: 'other' } }]],
  ['Hello {{constructor}} {{code}}', [{ pointer: '/text', reason: 'unknown-placeholder', details: { name: 'constructor' } }]],
  ['Hello {{name}}', [{ pointer: '/text', reason: 'placeholder-missing', details: { name: 'code' } }]],
  ['Hello {{#link}}{{name}}{{/link}} {{code}}', []],
])('looks at %s', (draft, faults) => {
  expect(textFaults({ subject: 'Hello', text: draft }, placeholders, '')).toEqual(faults);
});

it('keeps secrets out of subjects', () => {
  expect(textFaults({ subject: '{{code}}', text: '{{code}}' }, placeholders, '')).toEqual([{ pointer: '/subject', reason: 'secret-in-subject', details: { name: 'code' } }]);
});

it('survives whatever an administrator types', () => {
  const scraps = fc.constantFrom('{{', '}}', '{{{', '}}}', '{{#name}}', '{{/name}}', '{{^link}}', '{{/link}}', '{{=<% %>=}}', '{{!', 'name', '{{code}}', '<b>', '\n', ' ');
  fc.assert(fc.property(fc.array(scraps, { maxLength: 12 }), (parts) => {
    const draft = { subject: 'x', text: `${parts.join('')}{{code}}` };
    if (textFaults(draft, placeholders, '').length === 0) written(draft, placeholders, values, manner);
  }));
});

it('every template of the house has a name of its own', () => {
  const names = Object.values(houseTemplates).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
