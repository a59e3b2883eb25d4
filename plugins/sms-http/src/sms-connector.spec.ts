import { isDefiniteRefusal } from '@tessera/plugin-api';
import { contract } from '@tessera/plugin-kit';
import fc from 'fast-check';
import { HttpSmsTransport } from './http-sms-transport.js';
import plugin from './index.js';
import { requestBody } from './request-body.js';
import { settings, type SmsSettings } from './settings.js';
import { smsConnector } from './sms-connector.js';
import { Gateway } from './testing/gateway.js';

const sms = { key: 'code-1', to: '+390612345678', text: 'Il tuo "codice": 482913' };
const test = (values: SmsSettings): Promise<void> => smsConnector.test(values as never);
const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined, (error: unknown) => error);

let gateway: Gateway;
beforeEach(async () => {
  gateway = await Gateway.open();
});
afterEach(() => gateway.close());

const transport = (other = {}) => new HttpSmsTransport(gateway.settings(other), 300);

it('gives a gateway number, sender, text and key', async () => {
  await transport().deliver(sms);
  expect(gateway.asked).toMatchObject([{ method: 'POST', headers: { authorization: 'Bearer right', 'idempotency-key': 'code-1' } }]);
  expect(JSON.parse(gateway.asked[0]?.body ?? '')).toEqual({ to: '+390612345678', from: 'Cards', text: 'Il tuo "codice": 482913', reference: 'code-1' });
});

it.each([400, 410, 422])('takes %s for a definite no', async (status) => {
  gateway.status = status;
  const error = await errorOf(transport().deliver(sms));
  expect(isDefiniteRefusal(error) && error.message).toContain(`refuses this message: ${status}`);
});

it.each([302, 404, 429, 500, 503])('tries again after %s', async (status) => {
  gateway.status = status;
  expect(await errorOf(transport().deliver(sms))).toMatchObject({ name: 'UnknownOutcome' });
});

it('tries again after silence', async () => {
  gateway.status = 0;
  expect(await errorOf(transport().deliver(sms))).toMatchObject({ name: 'UnknownOutcome', message: 'The gateway did not answer in time.' });
  expect(gateway.asked).toHaveLength(1);
});

it('repeats no code that a gateway repeats', async () => {
  gateway.status = 400;
  gateway.says = JSON.stringify({ error: 21_610, refused: sms.text });
  const { message } = (await errorOf(transport().deliver(sms))) as Error;
  expect(message).toContain('21610');
  expect(message).not.toContain('482913');
});

it.each([202, 400])('hears no gateway out that never ends after %s', async (status) => {
  Object.assign(gateway, { status, goesOn: true });
  const patient = new HttpSmsTransport(gateway.settings(), 20_000);
  const error = await errorOf(patient.deliver(sms));
  expect(isDefiniteRefusal(error)).toBe(status === 400);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(gateway.said).toBeLessThan(20_000_000);
  const said = gateway.said;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(gateway.said).toBe(said);
}, 8_000);

it('bothers nobody with what is no number', async () => {
  expect(await errorOf(transport().deliver({ ...sms, to: '0612' }))).toMatchObject({ name: 'DefiniteRefusal', reason: 'bad-number' });
  expect(gateway.asked).toEqual([]);
});

it('proves good settings without sending, and says what to mend in bad ones', async () => {
  gateway.status = 405;
  await test(gateway.settings());
  expect(gateway.asked.map(({ method }) => method)).toEqual(['HEAD']);
  await expect(test(gateway.settings({ token: 'wrong' }))).rejects.toThrow('refuses the token');
  await expect(test(gateway.settings({ body: '{"to":{{to}}' }))).rejects.toThrow('no JSON');
  await expect(test(gateway.settings({ address: 'http://sms.example.com/' }))).rejects.toThrow('with https');
  await expect(test(gateway.settings({ address: 'http://127.0.0.1:9/' }))).rejects.toThrow('cannot be reached');
});

it('lets no text change the request', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(JSON.parse(requestBody(settings.body.initial, { to: '1', sender: 's', key: 'k', text }))).toEqual({ to: '1', from: 's', reference: 'k', text });
  }));
});

contract(plugin, { folder: new URL('..', import.meta.url) });
