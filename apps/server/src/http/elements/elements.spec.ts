import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlugin } from '@tessera/plugin-api';
import { NotFound } from '@tessera/engine';
import { ElementFiles } from './element-files.js';

const root = mkdtempSync(join(tmpdir(), 'tessera-elements-'));
const folder = join(root, 'acme-pads');
const files = (elements: Readonly<Record<string, string>>): ElementFiles =>
  new ElementFiles([{ name: 'acme-pads', version: '1.0.0', plugin: definePlugin({}), locales: {}, folder, elements }]);

beforeAll(() => {
  mkdirSync(join(folder, 'browser'), { recursive: true });
  mkdirSync(join(root, 'acme-pads-private'));
  writeFileSync(join(folder, 'browser', 'pad.js'), 'customElements.define("acme-pad", class extends HTMLElement {});');
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(root, 'acme-pads-private', 'key.js'), 'secret');
  symlinkSync(join(root, 'acme-pads-private', 'key.js'), join(folder, 'browser', 'link.js'));
});
afterAll(() => rmSync(root, { recursive: true }));

it('hands out the script that a package names for an element, with a tag of its content', async () => {
  const { content, tag } = await files({ 'acme-pad': './browser/pad.js' }).find('acme-pad');
  expect(content.toString()).toContain('customElements.define("acme-pad"');
  expect(tag).toMatch(/^[\w-]{43}$/);
});

it.each([
  ['an element that nobody brings', {}],
  ['a file that is not there', { 'acme-pad': './browser/gone.js' }],
  ['a file outside the package', { 'acme-pad': '../acme-pads-private/key.js' }],
  ['a link that leads out of the package', { 'acme-pad': './browser/link.js' }],
  ['what is no script', { 'acme-pad': './package.json' }],
  ['the package itself', { 'acme-pad': '.' }],
] as const)('knows nothing of %s', async (_what, elements) => {
  await expect(files(elements as Readonly<Record<string, string>>).find('acme-pad')).rejects.toThrow(NotFound);
});

it('finds a file that was put back', async () => {
  const late = files({ 'acme-pad': './browser/late.js' });
  await expect(late.find('acme-pad')).rejects.toThrow(NotFound);
  writeFileSync(join(folder, 'browser', 'late.js'), 'export {};');
  expect((await late.find('acme-pad')).content.toString()).toBe('export {};');
});
