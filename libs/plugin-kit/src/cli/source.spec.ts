import { addPart, masked, properties } from './source.js';

const add = (text: string, list = 'useCases') => addPart(text, list, 'lendKey', './lend-key.js');
const HEAD = "import { definePlugin } from '@tessera/plugin-api';\n";
const LINE = "import { lendKey } from './lend-key.js';\n";

it.each([
  ['definePlugin({})', 'definePlugin({ useCases: [lendKey] })'],
  ['definePlugin({ objectTypes: [key] })', 'definePlugin({ objectTypes: [key], useCases: [lendKey] })'],
  ['definePlugin({ useCases: [] })', 'definePlugin({ useCases: [lendKey] })'],
  ['definePlugin({ useCases: [a, b], tasks: [c] })', 'definePlugin({ useCases: [a, b, lendKey], tasks: [c] })'],
  ['definePlugin({\n  objectTypes: [key],\n})', 'definePlugin({\n  objectTypes: [key],\n  useCases: [lendKey],\n})'],
  ['definePlugin({\n  objectTypes: [key]\n})', 'definePlugin({\n  objectTypes: [key],\n  useCases: [lendKey],\n})'],
  ['definePlugin({\n  useCases: [\n    a,\n    b,\n  ],\n})', 'definePlugin({\n  useCases: [\n    a,\n    b,\n    lendKey,\n  ],\n})'],
  ['definePlugin({ alongside: { x: { useCases: [a] } } })', 'definePlugin({ alongside: { x: { useCases: [a] } }, useCases: [lendKey] })'],
  ["definePlugin({ /* useCases: [ */ tasks: ['}'] })", "definePlugin({ /* useCases: [ */ tasks: ['}'], useCases: [lendKey] })"],
])('adds a use case to %s', (before, after) => {
  expect(add(`${HEAD}\nexport default ${before};\n`)).toBe(`${HEAD}${LINE}\nexport default ${after};\n`);
});

it.each(['definePlugin(parts)', 'definePlugin({ useCases: all })', 'definePlugin({ useCases: [...all()', 'definePlugin({}); definePlugin({})', '{ contract: 1 }'])(
  'leaves %s as it is, and says what to write by hand',
  (text) => {
    expect(() => add(`${HEAD}\nexport default ${text};\n`)).toThrow("Add by hand: import { lendKey } from './lend-key.js'; and lendKey to useCases of definePlugin().");
  },
);

it('reads the names of states whatever stands around them', () => {
  const text = "{ hanging: { title: 'It\\'s { here: 1 }' }, /* no: 1, */ 'in-use': { title: `a, b: c` }, \"gone\": {} }";
  expect([...properties(masked(text), 0).keys()]).toEqual(['hanging', 'in-use', 'gone']);
});
