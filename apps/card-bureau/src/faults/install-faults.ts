import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { PROBLEM_TYPE, problemBody } from '../http/problem.filter.js';
import type { BureauSettings } from './bureau-settings.js';

const FOR_PARTNERS = /^\/(token|layouts|orders|order-keys|webhooks)(\/|\?|$)/;
const BROKEN = new Problem(503, 'out-of-order', 'The bureau is out of order (fault switch). Repeat the request with the same key.');

function isAcceptedOrder(request: FastifyRequest, reply: FastifyReply): boolean {
  return request.method === 'POST' && /^\/orders\/?(\?|$)/.test(request.url) && reply.statusCode < 300;
}

async function beforeTheWork(settings: BureauSettings, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!FOR_PARTNERS.test(request.url)) return undefined;
  const { slowMs, serverError } = settings.current.faults;
  if (slowMs > 0) await sleep(slowMs, undefined, { ref: false });
  if (!settings.dice.hits(serverError / 2)) return undefined;
  return reply.status(503).header('content-type', PROBLEM_TYPE).send(problemBody(BROKEN));
}

// Of the calls that got as far as here, so that both halves together are the share that was asked for.
const afterShare = (serverError: number): number => serverError / 2 / (1 - serverError / 2);

// The work is done and on the disk; only the answer gets lost or spoiled.
function afterTheWork(settings: BureauSettings, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (!FOR_PARTNERS.test(request.url)) return payload;
  const { loseAnswerAfterAccept, serverError } = settings.current.faults;
  if (isAcceptedOrder(request, reply) && settings.dice.hits(loseAnswerAfterAccept)) {
    request.raw.socket.destroy();
    return payload;
  }
  if (reply.statusCode >= 400 || !settings.dice.hits(afterShare(serverError))) return payload;
  reply.status(503).removeHeader('content-length').header('content-type', PROBLEM_TYPE);
  return problemBody(BROKEN);
}

/** Lets the fault switches act on everything that partners call, and on nothing else. */
export function installFaults(server: FastifyInstance, settings: BureauSettings): void {
  server.addHook('preHandler', async (request, reply) => beforeTheWork(settings, request, reply));
  server.addHook('onSend', async (request, reply, payload) => afterTheWork(settings, request, reply, payload));
}
