import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, PackageManifest } from '@tessera/engine';

const PART = /^(?:use case|object type|task|connector|file import|template) ([^,]+)/;

/** The faults with the files that they are about, where the sources say which. */
export function inFiles(faults: readonly Fault[], folder: string, { tessera = {} }: PackageManifest): readonly Fault[] {
  const sources = sourcesIn(folder);
  return faults.map((fault) => {
    const file = fileOf(fault.where, sources, tessera.locales ?? {});
    return file === undefined || fault.where.startsWith(file) ? fault : { ...fault, where: `${file}, ${fault.where}` };
  });
}

/** Files that were changed after they were built. */
export function unbuilt(folder: string): readonly string[] {
  return [...sourcesIn(folder).keys()].filter((file) => {
    const built = join(folder, file.replace(/^src/, 'dist').replace(/\.ts$/, '.js'));
    return existsSync(built) && statSync(built).mtimeMs < statSync(join(folder, file)).mtimeMs;
  });
}

function sourcesIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, 'src'))) return new Map();
  const files = readdirSync(join(folder, 'src'), { recursive: true }).map(String).filter((file) => /\.ts$/.test(file) && !/\.(spec|test|d)\.ts$/.test(file));
  return new Map(files.sort().map((file) => [`src/${file}`, readFileSync(join(folder, 'src', file), 'utf8')]));
}

function fileOf(where: string, sources: ReadonlyMap<string, string>, locales: Readonly<Record<string, string>>): string | undefined {
  const [, language] = /^locale (\S+)$/.exec(where) ?? [];
  if (language !== undefined) return Object.hasOwn(locales, language) ? locales[language]?.replace(/^\.\//, '') : undefined;
  if (where === 'default export' && sources.has('src/index.ts')) return 'src/index.ts';
  const [, name] = PART.exec(where) ?? [];
  const said = name === undefined ? [] : ['symbolicName', 'name'].flatMap((key) => [`${key}: '${name}'`, `${key}: "${name}"`]);
  return [...sources].find(([, text]) => said.some((one) => text.includes(one)))?.[0];
}
