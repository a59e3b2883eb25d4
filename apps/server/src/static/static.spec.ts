import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TestServer } from '../testing/test-server.js';
import { BuiltApp, isHashed } from './built-app.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.open();
}, 60_000);
afterAll(() => server.close());

const ask = (path: string) => server.nobody.raw({ method: 'GET', path });
const policyOf = (answer: { headers: Readonly<Record<string, unknown>> }): string => String(answer.headers['content-security-policy']);

it('no answer lets a browser run inline scripts, and each forbids framing', async () => {
  for (const path of ['/', '/admin/', '/api/health', '/api/docs', '/api/nothing']) {
    const answer = await ask(path);
    expect(policyOf(answer)).toContain("frame-ancestors 'none'");
    expect(policyOf(answer)).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure-requests/);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  }
});

it('the documentation shows itself without inline scripts', async () => {
  const page = await ask('/api/docs');
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
  for (const [, file] of page.text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)) {
    expect((await ask(new URL(file ?? '', 'http://x/api/docs').pathname)).status).toBe(200);
  }
  expect((await ask('/api/docs-json')).body).toMatchObject({ openapi: '3.1.0' });
});

it('a folder that climbs out of the app, or an address of no file, is not found', async () => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/admin/..%2f..%2fpackage.json', '/nothing.js']) {
    expect((await ask(path)).status).toBe(404);
  }
});

describe('a built app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-app-'));
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'index.html'), '<app-root ngCspNonce="CSP_NONCE"></app-root>');
  writeFileSync(join(folder, 'main-4XYZ7ABC.js'), 'let a = 1;');
  writeFileSync(join(folder, 'media', 'font-ABCDEFGH.woff2'), '');

  it('gives its page the nonce of the answer, and its files by their names', () => {
    const app = new BuiltApp(folder);
    expect(app.pageWith('abc')).toContain('ngCspNonce="abc"');
    expect([app.has('media/font-ABCDEFGH.woff2'), app.has('index.html'), app.has('../x')]).toEqual([true, false, false]);
  });

  it('may be kept for ever where the name changes with the content', () => {
    const names = ['main-4XYZ7ABC.js', 'chunk-6P14M-j5.js', 'media/font-ABCDEFGH.woff2', 'favicon.svg', 'some-filename.svg'];
    expect(names.map(isHashed)).toEqual([true, true, true, false, false]);
  });

  it('sends its texts packed, the way the browser can unpack', async () => {
    const { packed } = new BuiltApp(folder);
    expect(await packed.find('main-4XYZ7ABC.js', 'gzip, deflate, br')).toMatchObject({ encoding: 'br', type: 'text/javascript; charset=utf-8' });
    const zipped = await packed.find('main-4XYZ7ABC.js', 'gzip, br;q=0');
    expect(gunzipSync(zipped?.content ?? '').toString()).toBe('let a = 1;');
    expect(await packed.find('main-4XYZ7ABC.js', 'identity')).toBeUndefined();
    expect(await packed.find('media/font-ABCDEFGH.woff2', 'br')).toBeUndefined();
  });

  it('misses a file that has vanished, and finds it when it is back', async () => {
    const { packed } = new BuiltApp(folder);
    const write = () => writeFileSync(join(folder, 'late.js'), 'let b = 2;');
    write();
    rmSync(join(folder, 'late.js'));
    await expect(packed.find('late.js', 'br')).rejects.toMatchObject({ code: 'ENOENT' });
    write();
    expect(await packed.find('late.js', 'br')).toMatchObject({ encoding: 'br' });
  });

  it('that was not built has no page', () => {
    expect(new BuiltApp(join(folder, 'missing')).pageWith('abc')).toBeUndefined();
  });
});
