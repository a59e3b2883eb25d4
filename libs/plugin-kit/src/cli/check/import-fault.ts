import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault } from '@tessera/engine';

/** What keeps a package from being imported at all, and what to do about it. */
export function importFault(name: string, folder: string, error: Error): Fault {
  const said = error.message.split('\n')[0] ?? '';
  const cause = `It cannot be imported: ${said.replaceAll(`${folder}/`, '')}`;
  return { package: name, where: placeOf(error, folder) ?? 'import', cause: /[.!?]$/.test(cause) ? cause : `${cause}.`, fix: fixFor(said) };
}

const FIXES: readonly (readonly [RegExp, string])[] = [
  [/^Cannot find package '([^']+)'/, 'Install $1 and name it in package.json.'],
  [/^Cannot find module/, 'Build it anew (npm run build), or correct the name of the file; relative imports end with .js.'],
  [/does not provide an export named/, 'Correct the name, or install the version that has it and build anew.'],
  [/^Cannot access '(\w+)' before initialization|^(\w+) is not defined/, 'Two files import each other, or a name is used above its line. Move what both need into a third file.'],
  [/is no JSON/, 'Mend the file: every text in double quotes, no comma after the last line.'],
];

function fixFor(message: string): string {
  const [pattern, fix] = FIXES.find(([one]) => one.test(message)) ?? [];
  if (!pattern || fix === undefined) return 'Mend it, and build anew (npm run build).';
  return fix.replace('$1', pattern.exec(message)?.[1] ?? '');
}

// The first line of the stack that lies in the package.
function placeOf(error: Error, folder: string): string | undefined {
  for (const [, url = ''] of String(error.stack).matchAll(/(file:\/\/[^\s:)]+)/g)) {
    const path = relative(folder, fileURLToPath(url));
    if (!path.startsWith('..') && !path.includes('node_modules')) return path;
  }
  return undefined;
}
