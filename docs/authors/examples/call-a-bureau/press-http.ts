import { createHmac, timingSafeEqual } from 'node:crypto';
import { defineConnector } from '@tessera/plugin-api';
import { permitPress } from './permit-press.js';

const PATIENCE_MS = 10_000;

// #region connector
/** Speaks to a print shop over HTTP. */
export const pressHttp = defineConnector({
  name: 'press-http',
  title: 'Print shop',
  provides: permitPress,
  settings: {
    address: { kind: 'text', title: 'Address', maxLength: 200, pattern: '^https?://', help: 'Such as https://press.example.org' },
    apiKey: { kind: 'secret', title: 'Key of the interface', maxLength: 200 },
  },

  connect: (settings) => ({
    print: ({ key, paper, permits }) => ask(settings, 'PUT', `/orders/${encodeURIComponent(key)}`, { paper, permits }),
    cancel: async (key) => (await ask<{ readonly orderId?: string }>(settings, 'DELETE', `/orders/${encodeURIComponent(key)}`)) as { orderId: string } | undefined,
  }),

  // An administrator presses "Test": the message says what to mend.
  async test(settings) {
    await ask(settings, 'GET', '/papers');
  },

  // Fields with `more: { capability: 'permit-press', list: 'papers' }` offer these.
  lists: { papers: (settings) => ask(settings, 'GET', '/papers') },

  // What arrives at /api/connectors/press-http/events; undefined means: not from the press.
  receive({ apiKey }, { headers, body }) {
    const expected = Buffer.from(createHmac('sha256', apiKey).update(body).digest('hex'));
    const given = Buffer.from(headers['x-signature'] ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const { id, orderId } = JSON.parse(body) as { readonly id: string; readonly orderId: string };
    return { name: 'printed', id, payload: { orderId } };
  },
});
// #endregion

interface Press {
  readonly address: string;
  readonly apiKey: string;
}

async function ask<T>({ address, apiKey }: Press, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(new URL(path, address), {
    method,
    headers: { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status === 401) throw new Error('The press does not know the key. Enter the key that it gave you.');
  if (!answer.ok) throw new Error(`The press answered ${answer.status}.`);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}
