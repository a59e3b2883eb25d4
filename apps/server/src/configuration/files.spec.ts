import { changesBetween, configurationIn, configurationOf, documentOf, pathOf, SECTIONS } from '@tessera/engine';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaText } from './document-schema.js';
import { readConfigurationFiles, writeFolder } from './folder.js';
import { odd } from './testing/random-configuration.js';
import { readDocument } from './yaml-reader.js';
import { yamlOf } from './yaml-writer.js';

const faultsOf = (text: string) => {
  try {
    readDocument([{ text }]);
  } catch (error) {
    return (error as { faults: readonly object[] }).faults;
  }
  return [];
};

const rule = { any: [{ subject: 'role', is: 'desk' }, { not: { everyone: true } }] };
const configuration = configurationOf([
  { path: 'roles/desk', content: { title: 'Desk: "front"', permissions: ['a:b', 'c:d'] } },
  { path: 'process-lists/card/new', content: { entries: [{ useCase: 'Order', enabled: true, options: { b: 1, a: 'yes' }, cron: '0 8 * * *' }] } },
  { path: 'groups/Front', content: { rule, description: 'Two\nlines\n' } },
  { path: 'access-schemes/card', content: { entries: [{ permission: 'Read', filter: { everyone: true }, relations: ['self'] }] } },
  { path: 'access-schemes/card/Vault', content: { entries: [] } },
  { path: 'outbox', content: { keepDays: 30 } },
  { path: 'connectors/bureau', content: { settings: { hostName: 'h', clientSecret: { secret: 'TESSERA_SECRET_BUREAU_CLIENT_SECRET' } } } },
]);

it('is written as a merge request wants to read it', () => {
  expect(yamlOf(configuration)).toMatchSnapshot();
});

it('comes back from its files as it was, whatever its texts are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-files-'));
  const names = await writeFolder(folder, configuration);
  expect(names).toEqual([...SECTIONS.map((section) => `${section}.yaml`), 'configuration.schema.json']);
  expect(configurationIn((await readConfigurationFiles(folder)).document)).toEqual(configuration);
  rmSync(folder, { recursive: true });
  const words = fc.string({ minLength: 1, maxLength: 40, unit: fc.oneof(fc.constantFrom('\n', ' ', '#', ':', '-', '"', "'", '\t', '\r', '{', '|', 'no', '1'), fc.string({ minLength: 1, maxLength: 1 })) });
  fc.assert(fc.property(words, words, words, (title, option, name) => {
    const given = configurationOf([
      { path: 'roles/r', content: { title, permissions: [] } },
      { path: 'process-lists/card/new', content: { entries: [{ useCase: 'U', enabled: false, options: { [name]: option, list: [option, 1, true, null] } }] } },
    ]);
    const text = yamlOf(given, ['process-lists', 'roles']);
    const { document } = readDocument([{ text }]);
    expect(documentOf(configurationIn(document), ['process-lists', 'roles'])).toEqual(documentOf(given, ['process-lists', 'roles']));
    expect(yamlOf(configurationIn(document), ['process-lists', 'roles'])).toBe(text);
  }), { numRuns: 100 });
});

it('comes back although its names are those that every object of JavaScript has', () => {
  fc.assert(fc.property(odd, odd, odd, (one, other, third) => {
    const given = configurationOf([
      { path: pathOf('groups', one), content: { rule } }, { path: pathOf('models', other, third), content: { scenario: one } },
      { path: pathOf('access-schemes', other), content: { entries: [] } }, { path: pathOf('access-schemes', other, third), content: { entries: [] } },
      { path: pathOf('criteria', 'account', one), content: { settings: {} } }, { path: pathOf('connectors', other), content: { settings: { [third]: one } } },
      { path: pathOf('process-lists', one, other), content: { entries: [{ useCase: third, enabled: true, options: { [one]: { [other]: third } } }] } },
      { path: pathOf('templates', third), content: { 'en-US': { subject: one, text: other } } }, { path: pathOf('packages', one), content: { enabled: false } }, { path: 'outbox', content: { keepDays: 1 } },
    ]);
    const read = configurationIn(readDocument([{ text: yamlOf(given) }]).document);
    expect(changesBetween(given, read)).toEqual([]);
    expect(yamlOf(read)).toBe(yamlOf(given));
  }), { numRuns: 300 });
});

it('a long document holds nobody up', () => {
  const begun = performance.now();
  const roles = Array.from({ length: 20_000 }, (_, index) => `  role-${index}: {}`).join('\n');
  expect(faultsOf(`roles:\n${roles}\n`)).toHaveLength(100);
  for (const endless of ['- a\n', '[', '? ', '! ']) {
    const text = endless.repeat(Math.floor(800_000 / endless.length));
    expect([endless, faultsOf(text)]).toEqual([endless, [{ pointer: '', reason: 'too-many', details: { max: 250_000 } }]]);
  }
  expect(performance.now() - begun).toBeLessThan(15_000);
}, 60_000);

describe('a document that is wrong', () => {
  it.each([
    ['roles:\n  desk:\n    title: Desk\n    permissions: x\n', [{ pointer: '/roles/desk/permissions', reason: 'wrong-type', details: { line: 4 } }]],
    ['roles:\n  Desk:\n    title: Desk\n    permissions: []\n', [{ pointer: '/roles', reason: 'pattern', details: { line: 2 } }, { pointer: '/roles/Desk', reason: 'pattern', details: { line: 3 } }]],
    ['role: {}\n', [{ pointer: '/role', reason: 'unknown-field', details: { line: 1 } }]],
    ['groups:\n  A:\n    rule:\n      subject: shoe\n      is: "42"\n', [{ pointer: '/groups/A/rule', reason: 'not-a-rule', details: { line: 4 } }]],
    ['__proto__: {}\n', [{ pointer: '/__proto__', reason: 'unknown-field', details: { line: 1 } }]],
    ['outbox:\n  constructor: 1\n  keepDays: 1\n', [{ pointer: '/outbox/constructor', reason: 'unknown-field' }]],
    ['outbox:\n  keepDays: 0\n', [{ pointer: '/outbox/keepDays', reason: 'too-small', details: { line: 2, limit: 1 } }]],
    ['roles:\n  a: &x { title: A, permissions: [] }\n  b: *x\n', [{ pointer: '', reason: 'yaml-anchor', details: { line: 2 } }, { pointer: '', reason: 'yaml-anchor', details: { line: 3 } }]],
    ['roles: {a: 1\n', [{ pointer: '', reason: 'not-yaml', details: { line: 2, code: 'bad-indent' } }]],
    ['roles: {}\nroles: {}\n', [{ pointer: '', reason: 'not-yaml', details: { line: 2, code: 'duplicate-key' } }]],
    ['- 1\n', [{ pointer: '', reason: 'wrong-type' }]],
    ['outbox: !!js/function "x"\n', [{ pointer: '', reason: 'not-yaml' }]],
  ])('%j is refused with the line and what is wrong', (text, faults) => {
    expect(faultsOf(text)).toMatchObject(faults.map((fault) => ({ ...fault })));
  });

  it('in two files is told with the file, and no section stands in two of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tessera-files-'));
    writeFileSync(join(folder, 'a.yaml'), 'roles: {}\n');
    writeFileSync(join(folder, 'b.yaml'), 'outbox: 3\n');
    await expect(readConfigurationFiles(folder)).rejects.toMatchObject({ faults: [{ pointer: '/outbox', details: { file: 'b.yaml', line: 1 } }] });
    writeFileSync(join(folder, 'b.yaml'), 'roles: {}\n');
    await expect(readConfigurationFiles(folder)).rejects.toMatchObject({ faults: [{ pointer: '/roles', reason: 'duplicate', details: { file: 'b.yaml' } }] });
    rmSync(folder, { recursive: true });
  });
});

it('the committed schema is the one of the code', () => {
  const file = fileURLToPath(new URL('../../../../config/defaults/configuration.schema.json', import.meta.url));
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, schemaText());
  expect(readFileSync(file, 'utf8')).toBe(schemaText());
});
