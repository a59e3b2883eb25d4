import type { FinishedSms, SmsTransport } from '@tessera/plugin-api';
import { NotSent, SmsRefusal } from './errors.js';
import { requestBody } from './request-body.js';
import type { SmsSettings } from './settings.js';

const LIMIT_MS = 20_000;
const NUMBER = /^\+?[1-9]\d{1,14}$/;
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
// These say something about us or about the moment, not about the message.
const LATER = new Set([401, 403, 404, 405, 408, 425, 429]);

/** Hands short messages to a gateway over HTTP, one request each. */
export class HttpSmsTransport implements SmsTransport {
  constructor(
    private readonly settings: SmsSettings,
    private readonly limitMs = LIMIT_MS,
  ) {
    const { protocol, hostname } = new URL(settings.address);
    if (protocol !== 'https:' && !OWN_MACHINE.has(hostname)) throw new NotSent('The token would travel readable: write the address with https.');
  }

  async deliver({ key, to, text }: FinishedSms): Promise<void> {
    if (!NUMBER.test(to)) throw new SmsRefusal('bad-number', 'This is no phone number.');
    const { sender, body } = this.settings;
    const answer = await this.ask('POST', { 'content-type': 'application/json', 'idempotency-key': key }, requestBody(body, { to, sender, text, key }));
    this.refuseWrongToken(answer);
    if (answer.ok) return leave(answer);
    const cause = `${answer.status} ${withoutCodes(await wordsOf(answer), text)}`.trim();
    if (answer.status >= 400 && answer.status < 500 && !LATER.has(answer.status)) throw new SmsRefusal(`http-${answer.status}`, `The gateway refuses this message: ${cause}`);
    throw new NotSent(`The gateway does not take messages now: ${cause}`);
  }

  /** Looks whether the gateway answers and knows the token, and whether the body is JSON; sends nothing. */
  async verify(): Promise<void> {
    requestBody(this.settings.body, { to: '+390612345678', sender: this.settings.sender, text: '"', key: 'test' });
    this.refuseWrongToken(await this.ask('HEAD', {}));
  }

  private async ask(method: 'POST' | 'HEAD', headers: Readonly<Record<string, string>>, body?: string): Promise<Response> {
    const { address, token } = this.settings;
    const authorization = token ? { authorization: `Bearer ${token}` } : {};
    try {
      return await fetch(address, {
        method, redirect: 'error', signal: AbortSignal.timeout(this.limitMs), headers: { accept: 'application/json', ...authorization, ...headers },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      throw new NotSent(isLate ? 'The gateway did not answer in time.' : 'The gateway cannot be reached: check the address.', error);
    }
  }

  private refuseWrongToken({ status }: Response): void {
    if (status === 401 || status === 403) throw new NotSent('The gateway refuses the token: check it.');
  }
}

const ENOUGH_BYTES = 4_096;

// What it says may be anything, may break off, and may never end.
async function wordsOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  try {
    for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if ((bytes += part.length) >= ENOUGH_BYTES) break;
    }
  } catch {
    // What came so far has to do.
  }
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

// A gateway may repeat the message; its codes are for the receiver alone.
function withoutCodes(words: string, message: string): string {
  return (message.match(/[\w-]*\d[\w-]*/g) ?? []).filter((code) => code.length >= 4).reduce((left, code) => left.replaceAll(code, '…'), words);
}

// The connection is of no more use.
async function leave(answer: Response): Promise<void> {
  await answer.body?.cancel().catch(() => undefined);
}
