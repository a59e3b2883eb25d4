import { request } from 'node:http';
import { BureauProcess } from '../testing/bureau-process.js';
import { cardsNamed, Partner, type Answer, type ProblemBody } from '../testing/partner.js';
import type { LedgerPage } from './ledger-reader.js';

let bureau: BureauProcess;
let partner: Partner;

beforeAll(async () => {
  bureau = await BureauProcess.start();
  partner = new Partner(bureau);
});

afterAll(() => bureau.remove());

function statusFor(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${bureau.url}/control/overview`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

it('shows a page without inline script and forbids any', async () => {
  const answer = await fetch(bureau.url);
  const html = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(html).not.toMatch(/<script(?![^>]*src=)|style=|\son\w+=/);
  for (const file of ['page.css', 'page.js', 'texts.js']) expect((await fetch(`${bureau.url}/${file}`)).status).toBe(200);
});

it('documents its API', async () => {
  const { body } = await partner.send<{ openapi: string; paths: object }>('GET', '/docs/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/token', '/layouts', '/orders', '/order-keys/{key}', '/webhooks']));
  expect((await partner.send('GET', '/docs')).status).toBe(200);
});

it('returns what is left out to its initial value', async () => {
  await partner.send('PUT', '/control/settings', { productionSeconds: 5, faults: { slowMs: 3 } });
  const { body } = await partner.send<object>('PUT', '/control/settings', {});
  expect(body).toMatchObject({ productionSeconds: 30, seed: 1, faults: { slowMs: 0, shuffleEvents: false } });
});

it.each([{ faults: { refuse: 2 } }, { faults: null }, { productionSeconds: 'long' }, { seed: -1 }, { faults: { explode: 1 } }, []])(
  'refuses the settings %j',
  async (settings) => {
    const { status, body } = await partner.send<ProblemBody>('PUT', '/control/settings', settings);
    expect([status, body.reason]).toEqual([400, 'malformed-request']);
  },
);

it.each([[1, 40, 40], [0.5, 60, 140]])('has calls fail in the share %p', async (share, least, most) => {
  await partner.call('GET', '/layouts');
  await partner.set(30, { serverError: share });
  let broken = 0;
  for (let calls = 0; calls < (share === 1 ? 40 : 200); calls++) if ((await partner.call('GET', '/layouts')).status === 503) broken++;
  await partner.set(30);
  expect(broken).toBeGreaterThanOrEqual(least);
  expect(broken).toBeLessThanOrEqual(most);
});

it('pages through the ledger without losing an order', async () => {
  for (let index = 0; index < 5; index++) await partner.place(`paged-${index}`, cardsNamed(`paged-${index}`, 2));
  const keys: string[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { body }: Answer<LedgerPage> = await partner.send('GET', `/control/ledger?limit=2&after=${after}`);
    keys.push(...body.orders.map(({ key }) => key));
    after = body.next;
  }
  expect(keys).toEqual(['paged-0', 'paged-1', 'paged-2', 'paged-3', 'paged-4']);
});

it('answers only itself: no other name, no other page', async () => {
  expect(await statusFor({})).toBe(200);
  expect(await statusFor({ host: 'evil.example' })).toBe(403);
  expect(await statusFor({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});

it('can be switched off', async () => {
  const closed = await BureauProcess.start({ BUREAU_CONTROL: 'off' });
  const stranger = new Partner(closed);
  for (const path of ['/', '/control/settings', '/control/ledger', '/control/overview']) expect((await stranger.send('GET', path)).status).toBe(404);
  expect((await stranger.call('GET', '/layouts')).status).toBe(200);
  await closed.remove();
});
