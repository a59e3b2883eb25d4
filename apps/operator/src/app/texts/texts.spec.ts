import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keysOf } from '@tessera/forms/testing';
import { operatorEnglish } from './en-us.js';
import { operatorItalian } from './it-it.js';

const app = fileURLToPath(new URL('..', import.meta.url));
const known = new Set(keysOf(operatorEnglish, 'app.'));

const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|html)$/.test(file) && !file.includes('texts'))
  .map((file) => readFileSync(join(app, file), 'utf8'));
const used = new Set(sources.flatMap((source) => [...source.matchAll(/['"`](app(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] ?? '')));

it('says everything in both languages', () => {
  expect(keysOf(operatorItalian)).toEqual(keysOf(operatorEnglish));
});

it('has a sentence for every key that a screen asks for', () => {
  const missing = [...used].filter((key) => !known.has(key) && !known.has(`${key}.one`));
  expect(missing).toEqual([]);
  expect(used.size).toBeGreaterThan(60);
});
