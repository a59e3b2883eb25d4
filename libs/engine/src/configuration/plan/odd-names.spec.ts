import fc from 'fast-check';
import { parcels } from '../../testing/parcels.js';
import { Catalogue } from '../../catalogue/index.js';
import { configurationIn, documentOf } from '../document.js';
import { changesBetween, configurationOf, pathOf } from '../part.js';
import { NOTHING_LIVES } from './counts.js';
import { differencesBetween } from './differences.js';
import { planOf } from './plan.js';

// Names that every object of JavaScript has under something else.
const odd = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
const catalogue = new Catalogue([{ name: 'parcels', version: '1.0.0', plugin: parcels, locales: { it: {} } }]);

const content = (key: string, value: string) => ({ [key]: { [value]: value }, settings: { [key]: value }, title: value });
const configured = fc.tuple(odd, odd, odd).map(([one, other, third]) => configurationOf([
  ...(['roles', 'groups', 'templates', 'connectors', 'packages'] as const).map((section) => ({ path: pathOf(section, one), content: content(other, third) })),
  { path: pathOf('process-lists', one, other), content: { entries: [{ useCase: third, enabled: true, options: { [one]: other } }] } },
  { path: pathOf('process-lists', 'parcel', other), content: { entries: [{ useCase: 'ParcelsProcPack', enabled: true, title: one, options: { [third]: other } }] } },
  { path: pathOf('access-schemes', one, other), content: { entries: [{ permission: 'Read', filter: { subject: 'role', is: third } }] } },
  { path: pathOf('models', one, other), content: content(third, one) },
  { path: pathOf('criteria', 'account', other), content: { settings: { [one]: third } } },
]));

it('a configuration whose names every object of JavaScript has is written down, read again and compared like any other', () => {
  fc.assert(fc.property(configured, configured, (before, after) => {
    expect(configurationIn(documentOf(before))).toEqual(before);
    const { parts } = planOf({ catalogue, before, after, counts: NOTHING_LIVES, language: 'it-IT' });
    expect(parts.map(({ path }) => path)).toEqual(changesBetween(before, after).map(({ path }) => path));
    expect(JSON.stringify(parts)).not.toMatch(/native code|\[object/);
  }), { numRuns: 200 });
});

it('what appears under such a name counts as new, and what disappears as gone', () => {
  fc.assert(fc.property(odd, odd, (name, inner) => {
    expect(differencesBetween({}, { [name]: 'x' })).toEqual([{ way: [name], from: undefined, to: 'x' }]);
    expect(differencesBetween({ [name]: { [inner]: 1 } }, {})).toEqual([{ way: [name, inner], from: 1, to: undefined }]);
  }));
});

it('a text that is such a name is told as it stands, in every language', () => {
  fc.assert(fc.property(odd, (name) => {
    expect(catalogue.translate(name, 'it-IT')).toBe(name);
    expect(catalogue.translate(`{${name}}`, 'it-IT', { other: 1 })).toBe(`{${name}}`);
  }));
});
