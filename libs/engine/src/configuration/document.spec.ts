import type { Json } from '../model.js';
import { configurationIn, documentOf, pointerIn, sectionsIn } from './document.js';
import { canonical, changesBetween, configurationOf, nthOf, partsOfPath, pathOf, sectionOf } from './part.js';

const parts = [
  { path: 'packages/cards', content: { enabled: true } },
  { path: 'process-lists/parcel/new', content: { entries: [{ useCase: 'A' }] } },
  { path: 'process-lists/parcel/packed', content: { entries: [] } },
  { path: 'roles/operator', content: { title: 'Operator' } },
  { path: 'access-schemes/parcel', content: { entries: [1] } },
  { path: 'access-schemes/parcel/Quiet', content: { entries: [2] } },
  { path: 'access-schemes/letter/Loud', content: { entries: [3] } },
  { path: 'access-schemes/parcel/Silent', content: { entries: [4] } },
  { path: 'models/parcel/Big ~1 small', content: { revision: 1 } },
  { path: 'numbering/parcel', content: { digits: 4 } },
  { path: 'criteria/password/strict', content: { length: 12 } },
  { path: 'criteria/account/strict', content: { locked: 5 } },
  { path: 'outbox', content: { keepSentDays: 30 } },
  { path: 'web-hooks/erp', content: { url: 'https://a.example.org' } },
  { path: 'web-hooks/erp~~002', content: { url: 'https://b.example.org' } },
  { path: 'web-hooks/log', content: { url: 'https://c.example.org' } },
];

const document = {
  packages: { cards: { enabled: true } },
  'process-lists': { parcel: { new: [{ useCase: 'A' }], packed: [] } },
  roles: { operator: { title: 'Operator' } },
  groups: {},
  'access-schemes': { parcel: { default: [1], scenarios: { Quiet: [2], Silent: [4] } }, letter: { scenarios: { Loud: [3] } } },
  models: { parcel: { 'Big / small': { revision: 1 } } },
  numbering: { parcel: { digits: 4 } },
  criteria: { account: { strict: { locked: 5 } }, password: { strict: { length: 12 } } },
  templates: {},
  outbox: { keepSentDays: 30 },
  connectors: {},
  'web-hooks': [{ name: 'erp', url: 'https://a.example.org' }, { name: 'erp', url: 'https://b.example.org' }, { name: 'log', url: 'https://c.example.org' }],
};

it('is written as one document, section by section, and read back as it was', () => {
  const configuration = configurationOf(parts);
  expect(documentOf(configuration)).toEqual(document);
  expect(Object.keys(documentOf(configuration))).toEqual([
    'packages', 'process-lists', 'roles', 'groups', 'access-schemes', 'models', 'numbering', 'criteria', 'templates', 'outbox', 'connectors', 'web-hooks',
  ]);
  expect([...configurationIn(document as Json)]).toEqual([...configuration]);
  expect(documentOf(configuration, ['roles', 'groups'])).toEqual({ roles: document.roles, groups: {} });
});

it('says nothing about sections that it leaves out', () => {
  expect(configurationIn({ roles: document.roles })).toEqual(new Map([['roles/operator', { title: 'Operator' }]]));
  expect(sectionsIn({ 'web-hooks': [], roles: {}, weather: {} } as Json)).toEqual(['roles', 'web-hooks']);
  expect(documentOf(new Map())).toMatchObject({ outbox: {}, 'web-hooks': [], 'access-schemes': {}, roles: {} });
  expect(configurationIn({ outbox: {}, 'access-schemes': { parcel: {} } } as Json)).toEqual(new Map());
});

it.each([
  ['process-lists/parcel/new', '/entries/0/options', '/process-lists/parcel/new/0/options'], ['roles/operator', '/title', '/roles/operator/title'], ['roles/operator', undefined, '/roles/operator'],
  ['access-schemes/parcel', '/entries/1', '/access-schemes/parcel/default/1'], ['access-schemes/parcel/Quiet', '/entries/1', '/access-schemes/parcel/scenarios/Quiet/1'], ['access-schemes/parcel/a~1b', '', '/access-schemes/parcel/scenarios/a~1b'],
  ['web-hooks/erp', '/url', '/web-hooks/0/url'], ['web-hooks/erp~~002', '/url', '/web-hooks/1/url'], ['web-hooks/log', '', '/web-hooks/2'], ['web-hooks/erp~~003', '/url', '/web-hooks/url'], ['web-hooks/none', '', '/web-hooks'],
])('finds %s%s at its place in the document', (path, at, pointer) => {
  expect(pointerIn(document as Json, path, at)).toBe(pointer);
});

it('finds nothing in a document without web hooks', () => {
  expect(pointerIn({}, 'web-hooks/erp', '/url')).toBe('/web-hooks/url');
});

it('names parts by paths, whatever characters a name holds', () => {
  expect(pathOf('groups', 'a/b~c')).toBe('groups/a~1b~0c');
  expect(partsOfPath('groups/a~1b~0c')).toEqual(['groups', 'a/b~c']);
  expect(partsOfPath('web-hooks/erp~~012')).toEqual(['web-hooks', 'erp']);
  expect(partsOfPath('web-hooks/e~~012rp')).toEqual(['web-hooks', 'e~~012rp'.replaceAll('~0', '~')]);
  expect(sectionOf('outbox')).toBe('outbox');
  expect([nthOf('a', 1), nthOf('a', 2), nthOf('a', 12)]).toEqual(['a', 'a~~002', 'a~~012']);
});

it('is in the order of paths, and tells what changes', () => {
  const [before, after] = [configurationOf([{ path: 'b', content: { x: 1 } }, { path: 'a', content: {} }, { path: 'd', content: { y: 1, z: [{ b: 1, a: 2 }] } }]), configurationOf([{ path: 'c', content: {} }, { path: 'b', content: { x: 2 } }, { path: 'd', content: { z: [{ a: 2, b: 1 }], y: 1 } }])];
  expect([...before.keys()]).toEqual(['a', 'b', 'd']);
  expect(changesBetween(before, after)).toEqual([{ path: 'a', before: {} }, { path: 'b', before: { x: 1 }, after: { x: 2 } }, { path: 'c', after: {} }]);
  expect(canonical({ b: [2, { d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[2,{"d":1}]}');
});
