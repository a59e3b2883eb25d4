import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BureauProcess } from '../testing/bureau-process.js';

const FILE = join(import.meta.dirname, '../../openapi.json');

it('serves the documented contract: openapi.json changes only on purpose (UPDATE_OPENAPI=1 writes it)', async () => {
  const bureau = await BureauProcess.start();
  const served: unknown = await (await fetch(`${bureau.url}/docs/openapi.json`)).json();
  await bureau.remove();
  if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(FILE, `${JSON.stringify(served, undefined, 2)}\n`);
  expect(served).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
});
