// Writes the typed client from the committed description of the API: `node libs/api-client/generate.mjs [folder]`.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const generator = join(dirname(createRequire(import.meta.url).resolve('ng-openapi-gen')), 'index.js');

/** Generates into `folder`, which loses everything else. */
export function generate(folder) {
  const settings = ['--config', join(here, 'ng-openapi-gen.json'), '--input', join(root, 'apps/server/openapi.json'), '--output', folder];
  execFileSync(process.execPath, [generator, ...settings], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) tidy(join(file.parentPath, file.name));
  }
  // The contract describes a field more exactly than a schema can.
  writeFileSync(join(folder, 'models/field.ts'), "export type { Field } from '@tessera/plugin-api';\n");
}

// The house knows no `any` and switches no rule off, in generated files neither.
function tidy(path) {
  const text = readFileSync(path, 'utf8');
  const strict = text
    .replace(/^\/\* eslint-.*\n/, '')
    .replace(/\(r: any\): r is HttpResponse<any>/g, '(r): r is HttpResponse<unknown>')
    .replace(/\(r: HttpResponse<any>\)/g, '(r: HttpResponse<unknown>)')
    .replace(/\bany\b(?=[;,>\])|} \[]|$)/gm, 'unknown');
  writeFileSync(path, strict);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(resolve(process.argv[2] ?? join(here, 'src/lib')));
