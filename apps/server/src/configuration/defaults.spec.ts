import { ConfigurationRevisions } from '@tessera/store';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestServer } from '../testing/test-server.js';
import { filesOf } from './yaml-writer.js';

const folder = fileURLToPath(new URL('../../../../config/defaults', import.meta.url));

it('a freshly filled house is exported to the very bytes that it was filled from', async () => {
  const server = await TestServer.open();
  const revisions = server.house.app.get(ConfigurationRevisions);
  const files = filesOf((await revisions.snapshot()).configuration);
  const all = await revisions.list({});
  await server.close();
  if (process.env['UPDATE_DEFAULTS'] === '1') for (const [name, text] of files) writeFileSync(join(folder, name), text);
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries([...files.keys()].map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
  expect(readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()).toEqual([...files.keys()].sort());
  expect(all.items).toMatchObject([{ number: 1, origin: 'start', reason: 'first configuration', actorName: 'System' }]);
}, 60_000);
