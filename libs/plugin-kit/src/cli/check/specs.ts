import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, InstalledPackage } from '@tessera/engine';
import { camel } from '../names.js';
import { masked } from '../source.js';

/** Use cases that no spec of the package speaks of, and those whose name says no deed. Only where the sources are. */
export function specFaults({ name, folder = '' }: InstalledPackage): readonly Fault[] {
  const source = join(folder, 'src');
  if (!existsSync(source)) return [];
  const files = readdirSync(source, { recursive: true }).map(String).filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.d.ts'));
  const isSpec = (file: string) => /\.(spec|test)\.[jt]s$/.test(file);
  const specs = files.filter(isSpec).map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  return files.filter((file) => !isSpec(file)).flatMap((file) => useCasesIn(join(source, file)).flatMap(({ constant, names }) => [
    ...(names.some((one) => new RegExp(`\\b${one}\\b`).test(specs)) ? [] : [{
      package: name, where: `src/${file}`, cause: `No spec rehearses ${constant}.`, fix: `Write src/${file.replace(/\.([jt])s$/, '.spec.$1s')}: rehearse(${constant}, { subjects: [{ state: '...' }] }).`,
    }]),
    ...(/[a-z0-9][A-Z]/.test(constant) ? [] : [{
      package: name, where: `src/${file}`, cause: `${constant} is a verb without a noun, or a noun without a verb.`, fix: `Say what is done to what, such as ${camel('lend-key')}.`,
    }]),
  ]));
}

// A story over several use cases may know them by their symbolic names.
function useCasesIn(path: string): readonly { readonly constant: string; readonly names: readonly string[] }[] {
  const mask = masked(readFileSync(path, 'utf8'));
  return [...mask.matchAll(/\bexport const (\w+) = defineUseCase\(/g)].map(({ 1: constant = '', index }) => {
    const [, symbolicName = constant] = /\bsymbolicName: *['"](\w+)['"]/.exec(mask.slice(index)) ?? [];
    return { constant, names: [constant, symbolicName] };
  });
}
