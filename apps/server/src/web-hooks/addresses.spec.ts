import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from '../house/configuration.js';
import { readConfiguration } from '../house/configuration.js';
import { isPrivate, literalAddressOf } from './addresses.js';
import { EventPost } from './event-post.js';

it.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', 'ff02::1', '2001:db8::1',
])('%s is private', (address) => expect(isPrivate(address)).toBe(true));

it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => expect(isPrivate(address)).toBe(false));

it.each([['http://127.1/', '127.0.0.1'], ['http://2130706433/', '127.0.0.1'], ['http://0x7f.0.0.1/', '127.0.0.1'], ['http://[::1]:80/', '::1'], ['https://doors.example/', undefined]])(
  '%s goes to %s', (address, expected) => expect(literalAddressOf(new URL(address))).toBe(expected));

describe('posting', () => {
  const configuration = (privateAddresses: boolean) => ({ hooks: { privateAddresses, pausesMs: [] } }) as unknown as Configuration;
  const strict = new EventPost(configuration(false));
  const open = new EventPost(configuration(true));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(request.url === '/elsewhere' ? 302 : 503, { location: 'http://127.0.0.1/secret', 'retry-after': '7' }).end('x'.repeat(200_000));
  });
  const at = (host: string, path = '') => `http://${host}:${(server.address() as AddressInfo).port}${path}`;

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    for (const one of [strict, open]) one.onModuleDestroy();
    server.closeAllConnections();
    server.close();
  });

  it('refuses private addresses, whether written as such or found behind a name', async () => {
    for (const host of ['127.0.0.1', 'localhost', '127.1', '[::ffff:127.0.0.1]']) expect(await strict.post(at(host), {}, '')).toMatchObject({ failure: 'private-address' });
    expect(asked).toEqual([]);
  });

  it('follows no redirect, hears when to come back, and reads no long answer', async () => {
    expect(await open.post(at('127.0.0.1', '/elsewhere'), {}, '{}')).toMatchObject({ failure: 'answered', answer: 302 });
    expect(await open.post(at('127.0.0.1', '/busy'), {}, '{}')).toMatchObject({ failure: 'answered', answer: 503, waitMs: 7_000 });
    expect(asked).toEqual(['/elsewhere', '/busy']);
  });

  it('says why nobody is there', async () => {
    expect(await open.post('http://127.0.0.1:1/', {}, '')).toMatchObject({ failure: 'connection-refused' });
    expect(await open.post('http://nobody.invalid/', {}, '')).toMatchObject({ failure: 'unknown-host' });
    expect(await open.post(at('127.0.0.1').replace('http', 'https'), {}, '')).toMatchObject({ failure: expect.stringMatching(/certificate|connection-lost/) });
  });
});

it('the demo may send to its own machine, a house of its own may not unless it says so', () => {
  const base = { DATABASE_URL: 'postgres://h/d', TESSERA_KEY: Buffer.alloc(32, 1).toString('base64') };
  expect(readConfiguration(base).hooks).toMatchObject({ privateAddresses: false, pausesMs: expect.arrayContaining([5_000]) });
  expect(readConfiguration({ ...base, TESSERA_DEMO: '1' }).hooks.privateAddresses).toBe(true);
  expect(readConfiguration({ ...base, TESSERA_DEMO: '1', TESSERA_HOOK_PRIVATE_ADDRESSES: '0', TESSERA_HOOK_PAUSES: '1, 2.5' }).hooks).toEqual({ privateAddresses: false, pausesMs: [1_000, 2_500] });
  expect(() => readConfiguration({ ...base, TESSERA_HOOK_PAUSES: '5,-1' })).toThrow('TESSERA_HOOK_PAUSES');
});
