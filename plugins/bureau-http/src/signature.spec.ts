import { createHmac } from 'node:crypto';
import { readEvent } from './bureau-event.js';
import { isGenuine } from './signature.js';

const SECRET = 'a webhook secret for tests';
const NOW = new Date('2026-03-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const BODY = JSON.stringify({ id: 'e1', type: 'cards.produced', data: { orderId: 'o1', key: 'k1', status: 'produced' } });
const sign = (time: number, body = BODY, secret = SECRET) => `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;

it('takes a message that the bureau has just signed', () => {
  expect(isGenuine(SECRET, sign(SECONDS), BODY, NOW)).toBe(true);
  expect(isGenuine(SECRET, sign(SECONDS - 299), BODY, NOW)).toBe(true);
});

it.each([
  ['without a signature', undefined, BODY],
  ['with an empty signature', '', BODY],
  ['signed with another secret', sign(SECONDS, BODY, 'another secret'), BODY],
  ['whose body was changed', sign(SECONDS), BODY.replace('o1', 'o2')],
  ['whose time was changed', sign(SECONDS - 10).replace(String(SECONDS - 10), String(SECONDS)), BODY],
  ['that is older than five minutes', sign(SECONDS - 301), BODY],
  ['from the future', sign(SECONDS + 301), BODY],
  ['with a shortened signature', sign(SECONDS).slice(0, -2), BODY],
])('turns away a message %s', (_, signature, body) => {
  expect(isGenuine(SECRET, signature, body, NOW)).toBe(false);
});

it('says which order moved on', () => {
  const event = readEvent(SECRET, { headers: { 'bureau-signature': sign(SECONDS) }, body: BODY }, NOW);
  expect(event).toEqual({ name: 'order-progress', id: 'e1', payload: { orderId: 'o1', key: 'k1', status: 'produced' } });
});

it.each(['[]', '{"id":"e1"}', '{"id":"e1","data":{}}', 'not json', 'null'])('says nothing about a signed message that is none: %s', (body) => {
  expect(readEvent(SECRET, { headers: { 'bureau-signature': sign(SECONDS, body) }, body }, NOW)).toBeUndefined();
});

it('takes nothing while no secret is set', () => {
  const message = { headers: { 'bureau-signature': sign(SECONDS, BODY, '') }, body: BODY };
  expect(readEvent('', message, NOW)).toBeUndefined();
  expect(readEvent(undefined, message, NOW)).toBeUndefined();
});
