import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { embedded, pages, unfounded } from './embed.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const texts = pages().map((page) => [relative(join(here, '..', '..'), page), readFileSync(page, 'utf8'), dirname(page)] as const);

describe.each(texts)('%s', (name, text, folder) => {
  it('shows its examples as their files have them: if not, run node docs/authors/embed.mjs', () => {
    expect(text).toBe(embedded(text, folder));
  });

  it('has no code that no file stands behind', () => {
    expect(unfounded(text)).toEqual([]);
  });

  it('leads to pages that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  });
});

it('shows every example', () => {
  const files = readdirSync(join(here, 'examples'), { recursive: true }).map(String);
  const examples = files.filter((file) => /\.(ts|js)$/.test(file) && !/\.spec\.ts$/.test(file) && !file.includes('dist') && basename(file) !== 'object-type.ts');
  const all = texts.map(([, text]) => text).join('\n');
  expect(examples.filter((file) => !all.includes(`examples/${file}`))).toEqual([]);
});

it('compiles throughout', () => {
  const { config } = ts.readConfigFile(join(here, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, here);
  const program = ts.createProgram(fileNames, options);
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  expect(faults).toEqual([]);
}, 60_000);
