import { isJson, read, textOf } from './answer.js';
import { UnknownOutcome } from './errors.js';
import { Resilience, USUAL_PATIENCE, type Patience } from './resilience.js';
import type { BureauSettings } from './settings.js';
import { TokenPurse, type Token } from './token-purse.js';

/** One call to the bureau. */
export interface BureauCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  /** How long one attempt may take. */
  readonly limitMs?: number;
}

const USUAL_LIMIT_MS = 10_000;
const TOKEN_LIMIT_MS = 10_000;
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

function baseOf(hostName: string): string {
  const url = URL.canParse(hostName) ? new URL(hostName) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new UnknownOutcome('wrong-host-name', 'settings', 'The host name is not an address: write it like https://bureau.example.com.');
  }
  if (url.protocol === 'http:' && !OWN_MACHINE.has(url.hostname)) {
    throw new UnknownOutcome('insecure-host-name', 'settings', 'The secret would travel readable: write the host name with https.');
  }
  return url.href.replace(/\/+$/, '');
}

/** Speaks HTTP with one bureau: token, time limits, repetitions. Every call that it makes may arrive more than once. */
export class BureauClient {
  private readonly base: string;
  private readonly purse: TokenPurse;
  private readonly resilience: Resilience;

  constructor(
    private readonly settings: BureauSettings,
    patience: Patience = USUAL_PATIENCE,
  ) {
    this.base = baseOf(settings.hostName);
    this.purse = new TokenPurse(() => this.fetchToken());
    this.resilience = new Resilience(patience);
  }

  /** Makes a call and repeats it while the outcome is unknown; the result is the body, not trusted yet. */
  async call(call: BureauCall): Promise<unknown> {
    return this.resilience.perform(call.limitMs ?? USUAL_LIMIT_MS, (signal) => this.attempt(call, signal));
  }

  private async attempt(call: BureauCall, signal: AbortSignal): Promise<unknown> {
    const token = await this.purse.get();
    const answer = await this.send(call, signal, token);
    if (answer.status !== 401) return this.body(answer);
    await answer.body?.cancel();
    this.purse.forget(token);
    return this.body(await this.send(call, signal, await this.purse.get()));
  }

  private async fetchToken(): Promise<Token> {
    const { clientId, clientSecret, organisationId } = this.settings;
    const call: BureauCall = { method: 'POST', path: '/token', body: { clientId, clientSecret, organisationId } };
    const body = await this.body(await this.send(call, AbortSignal.timeout(TOKEN_LIMIT_MS))).catch(asTokenFailure);
    const answer = isJson(body) ? body : {};
    return { accessToken: textOf(answer, 'accessToken'), expires: Date.parse(textOf(answer, 'expiresAt')) || Date.now() };
  }

  private async send({ method, path, body, key }: BureauCall, signal: AbortSignal, token?: string): Promise<Response> {
    const headers = {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const init = { method, headers, signal, redirect: 'error' as const, body: body === undefined ? undefined : JSON.stringify(body) };
    try {
      return await fetch(this.base + path, init);
    } catch (error) {
      throw noConnection(error);
    }
  }

  // The connection can also break while the body arrives.
  private async body(answer: Response): Promise<unknown> {
    try {
      return await read(answer);
    } catch (error) {
      throw error instanceof TypeError || (error instanceof DOMException) ? noConnection(error) : error;
    }
  }
}

// One fixed sentence each, so that they can be translated.
function noConnection(cause: unknown): UnknownOutcome {
  return new UnknownOutcome('no-connection', 'nothing', 'The bureau cannot be reached: check the host name, and that the bureau runs.', cause);
}

// Without a token nothing was asked of the bureau, so its no is never a no to the order.
function asTokenFailure(error: unknown): never {
  if (error instanceof UnknownOutcome) throw error;
  throw new UnknownOutcome('no-token', 'settings', 'The bureau gives no token: check host name, client id, client secret and organisation id.', error);
}
