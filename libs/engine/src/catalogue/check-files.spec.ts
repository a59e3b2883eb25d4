import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFiles } from './check-files.js';
import { importPackageAt, loadPlugins } from './load-plugins.js';

const above = realpathSync(mkdtempSync(join(tmpdir(), 'tessera-files-')));
const folder = join(above, 'acme');
afterAll(() => rmSync(above, { recursive: true, force: true }));
mkdirSync(join(folder, 'browser'), { recursive: true });
mkdirSync(join(folder, 'locales'));
writeFileSync(join(folder, 'browser', 'pad.js'), '');
writeFileSync(join(folder, 'locales', 'it.json'), '{}');
writeFileSync(join(folder, 'browser', 'pad.txt'), '');
writeFileSync(join(above, 'outside.js'), '');
symlinkSync(join(above, 'outside.js'), join(folder, 'browser', 'out.js'));

const field = { kind: 'text', title: 'Signature', maxLength: 9, element: 'acme-pad' };
const plugin = { contract: 1, useCases: [{ options: {}, steps: [{ title: 'Sign', fields: { signature: field } }] }] };
const sound = { version: '1.0.0', peerDependencies: { '@tessera/plugin-api': '^1' }, tessera: { plugin: './dist/index.js', locales: { it: './locales/it.json' }, elements: { 'acme-pad': './browser/pad.js' } } };

async function told(changes: object, tessera: object = {}): Promise<readonly string[]> {
  const manifest = { ...sound, ...changes, tessera: { ...sound.tessera, ...tessera } };
  return (await checkFiles('acme', folder, manifest, plugin)).map(({ where, cause, fix }) => `${where}: ${cause} ${fix}`);
}

it('finds nothing wrong with a package whose files are there', async () => {
  expect(await told({})).toEqual([]);
});

it.each([
  [{ peerDependencies: {} }, 'package.json: It does not say which @tessera/plugin-api it was made for. Write "peerDependencies": { "@tessera/plugin-api": "^1.0.0" }.'],
  [{ peerDependencies: { '@tessera/plugin-api': '^2' } }, 'package.json: It was made for @tessera/plugin-api ^2, and this is 1.0.0. Install a version of the package that fits, or make it anew with the present contract.'],
  [{ peerDependencies: { '@tessera/plugin-api': 'latest' } }, 'package.json: The range latest of @tessera/plugin-api cannot be read. Write "peerDependencies": { "@tessera/plugin-api": "^1.0.0" }.'],
])('finds a contract that does not fit: %j', async (changes, line) => {
  expect((await told(changes)).map((one) => one.replace(/(\^| )1\.\d+\.\d+/g, '$11.0.0'))).toEqual([line]);
});

const ADD = 'Correct its name in package.json, or add it to the package ("files" has to name it, too).';

it.each([
  [{ elements: {} }, ['package.json, element acme-pad: A field is drawn by it, but no file is named for it. Add "elements": { "acme-pad": "./browser/acme-pad.js" } to the "tessera" part of package.json.']],
  [{ elements: { 'acme-pad': './browser/none.js' } }, [`package.json, element acme-pad: The file ./browser/none.js is missing. ${ADD}`]],
  [{ elements: { 'acme-pad': './browser' } }, ['package.json, element acme-pad: ./browser is no JavaScript file. Name the .js file that defines the element.', `package.json, element acme-pad: The file ./browser is missing. ${ADD}`]],
  [{ elements: { 'acme-pad': './browser/out.js' } }, ['package.json, element acme-pad: The file ./browser/out.js lies outside the package. Put it into the package.']],
  [{ elements: { 'acme-pad': './browser/pad.js', Pad: './browser/pad.js' } }, ['package.json, element Pad: Pad is no name of a custom element. Use small letters and at least one hyphen, such as acme-signature-pad.']],
  [{ locales: { it: './locales/de.json' } }, [`package.json, locale it: The file ./locales/de.json is missing. ${ADD}`]],
])('finds files that are not what package.json says: %j', async (tessera, lines) => {
  expect(await told({}, tessera)).toEqual(lines);
});

it('tells them together with everything else that is wrong with the installed packages', async () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'index.js'), "export default { contract: 1, reactions: [{ objectType: 'door', reaches: 'lost', task: { name: 'tell' } }] };");
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...sound, name: 'acme', type: 'module', peerDependencies: { '@tessera/plugin-api': '^7' } }));
  const loading = loadPlugins(['acme', 'other'], async (name) => (name === 'acme' ? importPackageAt(folder) : Promise.reject(new Error('not there'))));
  await expect(loading).rejects.toMatchObject({ faults: [{ package: 'other', where: 'import' }, { package: 'acme', where: 'package.json' }, { package: 'acme', where: 'reaction tell' }, { package: 'acme', where: 'reaction tell' }] });
});
