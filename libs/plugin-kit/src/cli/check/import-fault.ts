import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault } from '@tessera/engine';
import { shown } from './modules.js';
import type { BuiltPackage, Module } from './modules.js';

/** What keeps a package from being imported at all, and what to do about it. */
export function importFault({ name, folder }: BuiltPackage, modules: readonly Module[], error: Error): Fault {
  const said = error.message.split('\n')[0] ?? '';
  const cause = `It cannot be imported: ${said.replaceAll(`${folder}/`, '')}`;
  const path = placeOf(error, folder) ?? (error.name === 'SyntaxError' ? unreadable(modules) : undefined);
  return { package: name, where: path === undefined ? 'import' : shown(path, folder), cause: /[.!?]$/.test(cause) ? cause : `${cause}.`, fix: fixFor(said) };
}

const FIXES: readonly (readonly [RegExp, string])[] = [
  [/^Cannot find package '([^']+)'/, 'Install $1 and name it in package.json.'],
  [/^Cannot find module/, 'Build it anew (npm run build), or correct the name of the file; relative imports end with .js.'],
  [/does not provide an export named/, 'Correct the name, or install the version that has it and build anew.'],
  [/^Cannot access '(\w+)' before initialization/, 'Two files import each other, or $1 is used above its line. Move what both need into a third file.'],
  [/^(\w+) is not defined/, 'Import $1 or declare it, and build anew (npm run build).'],
  [/is no JSON/, 'Mend the file: every text in double quotes, no comma after the last line.'],
];

function fixFor(message: string): string {
  const [pattern, fix] = FIXES.find(([one]) => one.test(message)) ?? [];
  if (!pattern || fix === undefined) return 'Mend it, and build anew (npm run build).';
  return fix.replace('$1', pattern.exec(message)?.[1] ?? '');
}

// The first line of the stack that lies in the package.
function placeOf(error: Error, folder: string): string | undefined {
  for (const [, url = ''] of String(error.stack).matchAll(/((?:file:\/\/)?\/[^\s:()]+):\d+/g)) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : url;
    const inside = relative(folder, path);
    if (!inside.startsWith('..') && !inside.includes('node_modules')) return path;
  }
  return undefined;
}

// A text that is no JavaScript does not say where it stands.
const unreadable = (modules: readonly Module[]): string | undefined => modules.find(({ path }) => spawnSync(process.execPath, ['--check', path]).status !== 0)?.path;
