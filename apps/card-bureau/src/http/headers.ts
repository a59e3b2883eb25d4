import type { FastifyInstance } from 'fastify';

const NOWHERE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const OWN_FILES = `${NOWHERE}; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:`;
// The viewer of the API documentation brings styles of its own.
const DOCUMENTATION = `${NOWHERE}; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:`;

/** Tells browsers to trust nothing but our own files, and nobody to keep copies. */
export function installHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'content-security-policy': request.url.startsWith('/docs') ? DOCUMENTATION : OWN_FILES,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
}
