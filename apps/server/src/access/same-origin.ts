import type { FastifyRequest } from 'fastify';
import { HttpTrouble } from '../problems/problem.js';

type Sent = Pick<FastifyRequest, 'headers' | 'host'>;

/**
 * Refuses what a page of another origin had a browser send: it could sign its visitor in as somebody else.
 * Machines send neither header; browsers send the first over https and on this machine, the second always.
 */
export function refuseOtherOrigins({ headers, host }: Sent, publicUrl: string | undefined): void {
  const site = headers['sec-fetch-site'];
  const isOurs = site === undefined
    ? headers.origin === undefined || hostsOf(host, publicUrl).includes(URL.parse(headers.origin)?.host ?? '')
    : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new HttpTrouble({ status: 403, reason: 'csrf' });
}

const hostsOf = (host: string, publicUrl: string | undefined): readonly string[] =>
  [host, ...(publicUrl === undefined ? [] : [new URL(publicUrl).host])].filter(Boolean);
