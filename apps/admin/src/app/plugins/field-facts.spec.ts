import type { Texts } from '@tessera/forms';
import type { Fields } from '@tessera/plugin-api';
import { pluginsEnglish } from '../texts/plugins.en-us.js';
import { FieldWords } from './field-facts.js';

function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  if (key.startsWith('app.words.')) return key.slice('app.words.'.length);
  const path = key.replace('app.fieldFacts.', '').split('.');
  const found = path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], pluginsEnglish.fieldFacts);
  const sentence = typeof found === 'string' ? found : (found as Record<string, string>)[values['count'] === 1 ? 'one' : 'other'];
  return (sentence ?? key).replace(/\{\{ (\w+) \}\}/g, (_, name: string) => String(values[name]));
}
const texts = { t, number: String } as unknown as Texts;

const options: Fields = {
  queue: { kind: 'boolean', title: 'Queue', initial: true },
  most: { kind: 'integer', title: 'Largest amount', min: 1, max: 9, initial: 9 },
};
const factsOf = (fields: Fields) => new FieldWords(texts, options, fields).facts();

it('says bounds, also those that an option sets', () => {
  const [amount] = factsOf({ amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'most' }, initial: 1 } });
  expect(amount).toMatchObject({ kind: 'whole number', initial: '1', limits: ['1 to option “Largest amount”'], optional: false });
});

it('says under which condition a field is asked', () => {
  const [reason, other] = factsOf({
    reason: { kind: 'choice', title: 'Reason', choices: { lost: 'Lost', other: 'Other' }, when: { option: 'queue', is: false } },
    other: { kind: 'text', title: 'Which?', maxLength: 1, when: { field: 'reason', is: 'other' }, optional: true },
  });
  expect(reason).toMatchObject({ limits: ['Lost', 'Other'], onlyIf: '“Queue” is “off”' });
  expect(other).toMatchObject({ limits: ['at most 1 character'], onlyIf: '“Reason” is “Other”', optional: true });
});

it('says what lists, files and pictures may be', () => {
  const facts = factsOf({
    hours: { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 0, maxItems: 9 },
    scan: { kind: 'file', title: 'Scan', accept: ['application/pdf'], maxKilobytes: 100 },
    photo: { kind: 'image', title: 'Photo', width: 30, height: 40, maxKilobytes: 50 },
    holder: { kind: 'object', title: 'Holder', objectType: 'identity', inState: ['active'] },
    layout: { kind: 'choice', title: 'Layout', choices: {}, more: { capability: 'printer', list: 'layouts' } },
  });
  expect(facts.map(({ limits }) => limits.join('; '))).toEqual([
    '0 to 9 items; 0 to 23', 'application/pdf; at most 100 kB', '30 × 40 pixels; at most 50 kB', 'of type identity; in state active', 'and what printer offers',
  ]);
});
