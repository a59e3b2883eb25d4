import type { Fields } from '@tessera/plugin-api';
import { declarationOf } from './declaration.js';

const read = (code: string): unknown => (0, eval)(`({${code}})`);

const FIELDS: Fields = {
  amount: { kind: 'integer', title: "The holder's \"own\" amount", min: 1, max: { option: 'most' }, initial: 2 },
  doors: { kind: 'list', title: 'Doors', of: { kind: 'text', maxLength: 12, pattern: '^\\d+$' }, minItems: 1, maxItems: 3, initial: ['1', '2'] },
  'day-of': { kind: 'choice', title: 'Day', optional: true, choices: { 'on-monday': 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday' } },
};

test('what is shown as code says the same as the declaration', () => {
  const options: Fields = { most: { kind: 'integer', title: 'Most', min: 1, max: 9, initial: 5 } };
  expect(read(declarationOf(FIELDS, options))).toEqual({ options, fields: FIELDS });
});

test('each thing stands where it belongs', () => {
  expect(declarationOf({ key: { kind: 'secret', title: 'Key', maxLength: 9 } }, {})).toBe("settings: {\n  key: { kind: 'secret', title: 'Key', maxLength: 9 },\n},");
  expect(declarationOf({ checked: { kind: 'stamp', title: 'Checked' } }, {})).toMatch(/^attributes: /);
  expect(declarationOf({ number: { kind: 'text', title: 'Number', maxLength: 9, unique: true } }, {})).toMatch(/^attributes: /);
});
