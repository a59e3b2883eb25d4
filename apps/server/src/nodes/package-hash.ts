import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { InstalledPackage } from '@tessera/engine';

interface Manifest {
  readonly tessera?: { readonly plugin?: string; readonly locales?: Readonly<Record<string, string>>; readonly elements?: Readonly<Record<string, string>> };
}

// What a file may load of its own package: `from './x.js'`, `import './x.js'`, `import('./x.js')`, `require('./x')`.
const RELATIVE = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.json', '/index.js'];

/**
 * What the installed packages are, in 64 digits: names and versions in their order, and the bytes of the files that are loaded of
 * each (the plugin and what it imports inside its folder, translations, elements). Two nodes with one hash run the same code.
 */
export async function packageHash(packages: readonly InstalledPackage[]): Promise<string> {
  const hash = createHash('sha256');
  for (const one of packages) {
    hash.update(`${one.name}\n${one.version}\n`);
    const files = await filesOf(one);
    for (const name of [...files.keys()].sort()) {
      const content = files.get(name) ?? Buffer.alloc(0);
      hash.update(`${name}\n${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex');
}

async function filesOf({ folder }: InstalledPackage): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  if (folder === undefined) return files;
  const { tessera = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const begin = [tessera.plugin ?? '', ...Object.values(tessera.locales ?? {}), ...Object.values(tessera.elements ?? {})];
  for (const file of begin) await take(folder, resolve(folder, file), files);
  return files;
}

async function take(folder: string, path: string, files: Map<string, Buffer>): Promise<void> {
  const name = relative(folder, path).split(sep).join('/');
  if (name.startsWith('..') || name.includes('node_modules/') || files.has(name)) return;
  const content = await readFile(path).catch(() => undefined);
  if (!content) return;
  files.set(name, content);
  for (const [, wanted = ''] of content.toString('utf8').matchAll(RELATIVE)) {
    for (const ending of ENDINGS) await take(folder, resolve(dirname(path), wanted + ending), files);
  }
}
