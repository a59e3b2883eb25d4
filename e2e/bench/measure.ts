import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Client } from '../support/client.ts';
import type { LimitRequest } from './limit.ts';

/** Orders per second through HTTP, with latencies in milliseconds. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

/** Sends the same order again and again from `clients` connections. */
export async function orderLoad(
  client: Client, entryId: string, cards: number, clients: number, seconds: number,
): Promise<Load> {
  const result = await autocannon({
    url: `${client.base}/api/runs`,
    method: 'POST',
    connections: clients,
    duration: seconds,
    headers: { ...client.credentials(), 'content-type': 'application/json' },
    body: JSON.stringify({ entryId, input: { amount: cards }, submit: true }),
  });
  return {
    perSecond: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99,
    failures: result.non2xx + result.errors,
  };
}

/** The database's share alone, in a process of its own. */
export function limitLoad(request: LimitRequest): Promise<number> {
  const child = fork(join(import.meta.dirname, 'limit.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  return new Promise((resolve, reject) => {
    child.once('message', (answer: { perSecond: number }) => resolve(answer.perSecond));
    child.once('exit', (code) => code !== 0 && reject(new Error(`the limit loop ended with ${code}`)));
    child.send(request);
  });
}

/** Latencies of one request, asked `times` times one after the other, in milliseconds. */
export async function latencies(client: Client, path: string, times: number): Promise<{ readonly p50: number; readonly p95: number }> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const begin = performance.now();
    const answer = await client.get(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    taken.push(performance.now() - begin);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Resident memory of a process in MiB. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}
