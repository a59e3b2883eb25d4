import { appendFileSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlugin } from '@tessera/plugin-api';
import fc from 'fast-check';
import { leadingHash } from './agreement.js';
import { packageHash } from './package-hash.js';

const node = fc.record({ packageHash: fc.constantFrom('a', 'b', 'c'), startedAt: fc.date({ noInvalidDate: true }) });
const countOf = (nodes: readonly { packageHash: string }[], hash: string): number => nodes.filter((one) => one.packageHash === hash).length;

describe('which packages count', () => {
  it('are those of most nodes, whoever looks and in whatever order', () => {
    fc.assert(fc.property(fc.array(node, { minLength: 1, maxLength: 8 }), (nodes) => {
      const leading = leadingHash(nodes) ?? '';
      expect(nodes.every((one) => countOf(nodes, one.packageHash) <= countOf(nodes, leading))).toBe(true);
      expect(leadingHash(nodes.toReversed())).toBe(leading);
    }));
  });

  it('of as many nodes, are those that have been up longer', () => {
    fc.assert(fc.property(node, node, (one, other) => {
      fc.pre(one.packageHash !== other.packageHash && one.startedAt.getTime() !== other.startedAt.getTime());
      expect(leadingHash([one, other])).toBe(one.startedAt < other.startedAt ? one.packageHash : other.packageHash);
    }));
  });

  it('are those of a node that is alone', () => {
    fc.assert(fc.property(node, (one) => leadingHash([one]) === one.packageHash));
  });
});

describe('the hash of packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-package-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  };
  const hashed = (version = '1.0.0', name = 'acme') => packageHash([{ name, version, plugin: definePlugin({}), locales: {}, folder }]);

  beforeAll(() => {
    for (const name of ['dist', 'locales', 'browser']) mkdirSync(join(folder, name));
    write({
      'package.json': JSON.stringify({ name: 'acme', tessera: { plugin: './dist/index.js', locales: { it: './locales/it.json' }, elements: { 'acme-pad': './browser/pad.js' } } }),
      'dist/index.js': `import { one } from './one.js';\nexport * from "./two.js";\nexport default one;`,
      'dist/one.js': `export const one = async () => (await import('./deep.js')).deep;`,
      'dist/two.js': 'export const two = 2;', 'dist/deep.js': 'export const deep = 1;', 'dist/never.js': 'export const never = 0;',
      'locales/it.json': '{}', 'browser/pad.js': 'customElements.define();',
    });
  });

  it('is the same for the same files', async () => {
    expect(await hashed()).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashed()).toBe(await hashed());
  });

  it.each(['dist/index.js', 'dist/one.js', 'dist/two.js', 'dist/deep.js', 'locales/it.json', 'browser/pad.js'])('is another one when %s is', async (name) => {
    const before = await hashed();
    appendFileSync(join(folder, name), ' ');
    expect(await hashed()).not.toBe(before);
  });

  it('is another one for another version or name, and no other for a file that nobody loads', async () => {
    const before = await hashed();
    expect(await hashed('1.0.1')).not.toBe(before);
    expect(await hashed('1.0.0', 'acme-2')).not.toBe(before);
    write({ 'dist/never.js': 'export const never = 1;' });
    expect(await hashed()).toBe(before);
  });
});
