import { readFileSync } from 'node:fs';
import { createPreview } from './boot/create-app.js';
import { documentOf } from './http/document.js';

it('the committed OpenAPI document is the one of these endpoints: node apps/server/dist/openapi.js writes it anew', async () => {
  const app = await createPreview();
  const document: unknown = JSON.parse(JSON.stringify(documentOf(app)));
  expect(JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))).toEqual(document);
  await app.close();
});

it('every operation has a name of its own and says what it does', async () => {
  const { paths } = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<string, Record<string, { operationId?: string; summary?: string }>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(operations.length);
  expect(operations.filter(({ summary }) => !summary)).toEqual([]);
});
