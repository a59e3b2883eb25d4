import http from 'node:http';
import https from 'node:https';
import { Injectable, Inject, type OnModuleDestroy } from '@nestjs/common';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { isPrivate, literalAddressOf, PrivateAddress, publicLookup } from './addresses.js';
import { failureOf, type Failure } from './failure.js';

const TIME_OUT_MS = 15_000;
const MOST_CONNECTIONS = 16;
const LONGEST_WAIT_MS = 3_600_000;

/** How an attempt to deliver ended. */
export interface Posted {
  readonly failure?: Failure;
  /** The status that the receiver answered. */
  readonly answer?: number;
  readonly tookMs: number;
  /** How long the receiver asks to be left alone. */
  readonly waitMs?: number;
}

/** Posts messages to addresses of others: never to private ones unless allowed, never after a redirect, never for long. */
@Injectable()
export class EventPost implements OnModuleDestroy {
  private readonly agents: Readonly<Record<string, http.Agent>>;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    const settings = { keepAlive: true, maxSockets: MOST_CONNECTIONS, scheduling: 'fifo' as const };
    this.agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  }

  async post(address: string, headers: Readonly<Record<string, string>>, body: string): Promise<Posted> {
    const begun = performance.now();
    const tookMs = () => Math.round(performance.now() - begun);
    try {
      const { answer, waitMs } = await this.exchange(new URL(address), headers, body);
      const isTaken = answer >= 200 && answer < 300;
      return { answer, tookMs: tookMs(), ...(!isTaken && { failure: 'answered' as const }), ...(waitMs !== undefined && { waitMs }) };
    } catch (error) {
      return { failure: failureOf(error), tookMs: tookMs() };
    }
  }

  onModuleDestroy(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private async exchange(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<{ answer: number; waitMs?: number }> {
    const agent = this.agents[url.protocol];
    if (!agent) throw new Error(`${url.protocol} is not spoken`);
    const { privateAddresses } = this.configuration.hooks;
    const literal = literalAddressOf(url);
    if (!privateAddresses && literal !== undefined && isPrivate(literal)) throw new PrivateAddress(literal);
    const options = { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal: AbortSignal.timeout(TIME_OUT_MS) };
    const response = await answerTo(url, privateAddresses ? options : { ...options, lookup: publicLookup }, body);
    const waitMs = waitOf(response.headers['retry-after']);
    return { answer: response.statusCode ?? 0, ...(waitMs !== undefined && { waitMs }) };
  }
}

function answerTo(url: URL, options: https.RequestOptions, body: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
      // What the receiver says beyond the status is of no use: a small rest keeps the connection, a long one ends it.
      response.on('error', () => undefined);
      let size = 0;
      response.on('data', (chunk: Buffer) => { if ((size += chunk.length) > 65_536) response.destroy(); });
      resolve(response);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function waitOf(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const ms = /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : undefined;
}
