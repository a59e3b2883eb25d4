import { checkFields } from './check-fields.js';
import { LAYOUTS, type Layout } from './layouts.js';

const badge: Layout = {
  id: 'badge',
  name: 'Badge',
  description: '',
  articles: [],
  inputFields: [
    { name: 'line', label: 'Line', type: 'text', required: true, maxLength: 5 },
    { name: 'colour', label: 'Colour', type: 'choice', required: false, valueList: [{ index: 1, label: 'red' }] },
  ],
};

it('takes values that fit the layout', () => {
  expect(checkFields(badge, { line: 'Anna', colour: 'red' }, '')).toEqual([]);
});

it('points at each value that is missing, too long, not listed, not text or not known', () => {
  const pointers = (values: Record<string, unknown>) => checkFields(badge, values, '/cards/0/fields').map(({ pointer }) => pointer);
  expect(pointers({})).toEqual(['/cards/0/fields/line']);
  expect(pointers({ line: 'Annamaria', colour: 'blue', shape: 'round' })).toEqual([
    '/cards/0/fields/shape',
    '/cards/0/fields/line',
    '/cards/0/fields/colour',
  ]);
  expect(pointers({ line: 5 })).toEqual(['/cards/0/fields/line']);
});

it('ships layouts that can be ordered by card id alone', () => {
  expect(LAYOUTS.map(({ id }) => id)).toEqual(['standard', 'visitor', 'contractor']);
  expect(LAYOUTS.flatMap((layout) => checkFields(layout, {}, ''))).toEqual([]);
});
