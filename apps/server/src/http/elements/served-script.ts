import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ElementFile } from './element-files.js';

/** Sends a script; a browser that has it already is told so, and asks again after the next start. */
export function serveScript({ content, tag }: ElementFile, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const etag = `"${tag}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (!known.includes(etag)) return content.toString('utf8');
  void reply.status(304);
  return undefined;
}
