import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Advice } from './advice.js';

/** Texts of files by path inside a folder. */
export type Files = Readonly<Record<string, string>>;

/** Writes files that are not there yet, all or none; answers their paths from where the author stands. */
export function writeNew(folder: string, files: Files, cwd: string): readonly string[] {
  const paths = Object.keys(files).map((path) => join(folder, path));
  const present = paths.filter((path) => existsSync(path)).map((path) => relative(cwd, path) || '.');
  if (present.length > 0) throw new Advice(`${present.join(', ')} ${present.length === 1 ? 'is' : 'are'} there already, and nothing is written over. Choose another name, or move it away first.`);
  for (const [path, text] of Object.entries(files)) writeAt(join(folder, path), text);
  return paths.map((path) => relative(cwd, path));
}

/** Writes a file, its folders included. */
export function writeAt(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Reads a JSON file; `undefined` when there is none. */
export function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new Advice(`${path} is no JSON: ${(error as Error).message}. Mend it first.`);
  }
}

/** JSON as it stands in files. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
