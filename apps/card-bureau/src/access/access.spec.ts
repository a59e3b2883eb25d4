import { BureauProcess } from '../testing/bureau-process.js';
import { Partner, type ProblemBody } from '../testing/partner.js';

let bureau: BureauProcess;
let partner: Partner;

beforeAll(async () => {
  bureau = await BureauProcess.start({ BUREAU_TOKEN_SECONDS: '1' });
  partner = new Partner(bureau);
});

afterAll(() => bureau.remove());

it.each([
  ['GET', '/layouts'],
  ['GET', '/layouts/standard'],
  ['POST', '/orders'],
  ['POST', '/orders/status'],
  ['GET', '/orders/some'],
  ['GET', '/orders/some/cards'],
  ['GET', '/orders/by-key/some'],
  ['DELETE', '/order-keys/some'],
  ['PUT', '/webhooks'],
])('lets nobody in without a token: %s %s', async (method, path) => {
  expect((await partner.send(method, path)).status).toBe(401);
  expect((await partner.send(method, path, undefined, { authorization: 'Bearer e30.e30' })).status).toBe(401);
});

it('gives no token for a wrong secret or a foreign organisation', async () => {
  const right = { clientId: 'tessera', clientSecret: 'a secret for tests', organisationId: 'town-hall' };
  for (const wrong of [{ clientId: 'other' }, { clientSecret: 'other' }, { organisationId: 'other' }]) {
    const { status, body } = await partner.send<ProblemBody>('POST', '/token', { ...right, ...wrong });
    expect([status, body.reason]).toEqual([401, 'wrong-credentials']);
  }
});

it('lets a token end', async () => {
  expect((await partner.call('GET', '/layouts')).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await partner.call('GET', '/layouts')).status).toBe(401);
});
