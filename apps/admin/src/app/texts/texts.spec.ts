import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminEnglish } from './en-us.js';
import { adminItalian } from './it-it.js';

const app = join(process.cwd(), 'apps/admin/src/app');

const keysOf = (sentences: object, before = ''): readonly string[] =>
  Object.entries(sentences).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value as object, `${before}${key}.`)));

const placeholders = (sentence: string): readonly string[] => [...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '').sort();

const read = (sentences: object, key: string): string =>
  String(key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], sentences));

const sources = readdirSync(app, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.(ts|html)$/.test(file.name) && !file.parentPath.endsWith('texts') && !file.name.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
  .join('\n');

test('both languages have the same sentences with the same gaps', () => {
  expect(keysOf(adminItalian)).toEqual(keysOf(adminEnglish));
  const different = keysOf(adminEnglish).filter(
    (key) => placeholders(read(adminEnglish, key)).join() !== placeholders(read(adminItalian, key)).join(),
  );
  expect(different).toEqual([]);
});

test('every sentence that a screen asks for exists', () => {
  const known = new Set(keysOf(adminEnglish).flatMap((key) => [key, key.replace(/\.(one|other)$/, '')]));
  const asked = [...sources.matchAll(/(?:\bt\(|this\.t\(|\? |: |'app\.)'?([a-z][A-Za-z]*\.[A-Za-z][\w.]*)'/g)].map(([, key]) => key ?? '');
  const missing = [...new Set(asked)].filter((key) => Object.hasOwn(adminEnglish, key.split('.')[0] ?? '') && !key.endsWith('.') && !known.has(key));
  expect(missing).toEqual([]);
});
