import { BadConfiguration, readConfiguration } from './configuration.js';

const GOOD = { DATABASE_URL: 'postgres://u:secret@h/d', TESSERA_KEY: Buffer.alloc(32, 1).toString('base64') };

it('knows its defaults', () => {
  expect(readConfiguration(GOOD)).toMatchObject({ host: '127.0.0.1', port: 4300, roles: new Set(['api', 'worker']), demo: false, silenceMs: 12_000 });
});

it('tells all faults at once, and never repeats a password', () => {
  const bad = { DATABASE_URL: 'mysql://u:secret@h/d', TESSERA_PORT: '70000', TESSERA_ROLES: 'king', TESSERA_TIME_ZONE: 'Nowhere/Here', TESSERA_WORKER_SILENCE: '1', TESSERA_BUREAU_URL: 'http://x', TESSERA_TRUSTED_PROXIES: '10.0.0.0/8, nginx' };
  const read = (): unknown => readConfiguration(bad);
  expect(read).toThrow(BadConfiguration);
  for (const name of ['DATABASE_URL', 'TESSERA_PORT', 'TESSERA_ROLES', 'TESSERA_KEY', 'TESSERA_TIME_ZONE', 'TESSERA_WORKER_SILENCE', 'TESSERA_BUREAU_CLIENT_ID', 'not nginx']) expect(read).toThrow(name);
  expect(read).not.toThrow('secret');
});
