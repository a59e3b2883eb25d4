import { withChangeNote } from '@tessera/store';
import type { FastifyInstance } from 'fastify';
import { refuseUnusable } from '../../door/clean.js';
import { invalidAt } from '../../door/faults.js';

const LONGEST = 300;
const POINTER = '/headers/change-reason';

/** Whatever a request changes in the configuration says why, if the request does: `Change-Reason`, percent-encoded UTF-8. */
export function noteReasons(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('preValidation', (request, _, done) => {
    const sent = request.headers['change-reason'];
    if (sent === undefined) return done();
    try {
      withChangeNote({ reason: reasonOf(String(sent)) }, done);
    } catch (error) {
      done(error as Error);
    }
  });
}

function reasonOf(sent: string): string {
  const reason = decoded(sent).trim();
  if (reason === '' || reason.length > LONGEST) throw invalidAt(POINTER, 'wrong-length', { min: 1, max: LONGEST });
  refuseUnusable(reason);
  return reason;
}

function decoded(sent: string): string {
  try {
    return decodeURIComponent(sent);
  } catch {
    throw invalidAt(POINTER, 'pattern');
  }
}
