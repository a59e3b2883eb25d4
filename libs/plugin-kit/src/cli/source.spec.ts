import fc from 'fast-check';
import ts from 'typescript';
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

const part = fc.record({
  list: fc.constantFrom('objectTypes', 'useCases', 'connectors', 'tasks'),
  name: fc.stringMatching(/^[a-z][A-Za-z]{0,8}[0-9]$/),
});
const start = fc.constantFrom('definePlugin({})', 'definePlugin({ templates: [{ a: 1 }, b] })', "definePlugin({\n  // it's one of } these\n  reactions: [\n    { task: a },\n  ],\n})", 'definePlugin({\n  alongside: { x: {} }\n})');

it('whatever is added, in whatever order, the text stays TypeScript and names each part once', () => {
  fc.assert(fc.property(start, fc.uniqueArray(part, { selector: ({ name }) => name, maxLength: 8 }), (value, parts) => {
    const text = parts.reduce((before, { list, name }) => addPart(before, list, name, `./${name}.js`), `${HEAD}\nexport default ${value};\n`);
    expect(ts.transpileModule(text, { reportDiagnostics: true }).diagnostics).toEqual([]);
    const body = text.slice(text.indexOf('export default'));
    for (const { list, name } of parts) expect(body.match(new RegExp(`\\b${list}: \\[[^\\]]*\\b${name}\\b`, 'g'))).toHaveLength(1);
  }));
});
