import type { FastifyInstance } from 'fastify';
import { HttpTrouble } from '../problems/problem.js';

const PIECES = /^\/api\/admin\/imports\/[^/?]+\/content(\?|$)/;
const TYPE = 'application/octet-stream';

/** Lets pieces of files in, at the one address that is meant for them. */
export function takePieces(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (PIECES.test(request.url)) done(null, body);
    else done(new HttpTrouble({ status: 415, reason: 'wrong-content-type' }));
  });
}
