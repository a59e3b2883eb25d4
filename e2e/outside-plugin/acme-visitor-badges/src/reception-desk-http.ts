import { createHmac, timingSafeEqual } from 'node:crypto';
import { defineConnector } from '@tessera/plugin-api';
import type { OutsideEvent, OutsideMessage } from '@tessera/plugin-api';
import { receptionDesk, VISITOR_ARRIVED } from './reception-desk.js';

interface DeskSettings {
  readonly address: string;
  readonly secret: string;
}

const PATIENCE = 5_000;
const DEFINITE_NO = 409;

async function ask<A>({ address, secret }: DeskSettings, method: string, path: string, body?: object, key?: string): Promise<A> {
  const response = await fetch(new URL(path, address), {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok && response.status !== DEFINITE_NO) throw new Error(`the reception desk answered ${response.status} to ${method} ${path}`);
  return (await response.json()) as A;
}

function isGenuine(secret: string, { headers, body }: OutsideMessage): boolean {
  const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('hex'));
  const given = Buffer.from(headers['x-desk-signature'] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function read(settings: DeskSettings, message: OutsideMessage): OutsideEvent | undefined {
  if (!isGenuine(settings.secret, message)) return undefined;
  const { id, badgeNumber } = JSON.parse(message.body) as { readonly id: string; readonly badgeNumber: string };
  return { name: VISITOR_ARRIVED, id, payload: { badgeNumber } };
}

/** A reception desk over HTTP. */
export const receptionDeskHttp = defineConnector({
  name: 'acme-reception-desk-http',
  title: 'Reception desk',
  provides: receptionDesk,
  settings: {
    address: { kind: 'text', title: 'Address', help: 'Such as https://desk.example.org', maxLength: 300, pattern: '^https?://.+$' },
    secret: { kind: 'secret', title: 'Shared secret', maxLength: 200 },
  },

  connect: (settings: DeskSettings) => ({
    announce: ({ key, ...visit }) => ask(settings, 'POST', '/badges', visit, key),
    close: async (key, badgeNumber) => void (await ask(settings, 'POST', `/badges/${encodeURIComponent(badgeNumber)}/end`, {}, key)),
  }),

  async test(settings: DeskSettings) {
    await ask(settings, 'GET', '/doors');
  },

  lists: { doors: (settings: DeskSettings) => ask(settings, 'GET', '/doors') },

  receive: read,
});
