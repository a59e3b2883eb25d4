import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { DOCS_PATH } from './publish-document.js';

declare module 'fastify' {
  interface FastifyReply {
    /** What inline styles of this answer have to carry. */
    cspNonce?: string;
  }
}

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

// Photos are taken at the counter, by our own pages alone.
const WITH_CAMERA = { 'permissions-policy': EVERYWHERE['permissions-policy'].replace('camera=()', 'camera=(self)') };

const HOUSE = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

// An answer in JSON has nothing to load.
const API = { ...EVERYWHERE, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

// The documentation page brings its own inline styles; its scripts come from us all the same.
const DOCS = {
  ...EVERYWHERE,
  'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ${HOUSE}`,
};

/** No inline script anywhere; inline styles only with the nonce of this one answer. */
const pagePolicy = (nonce: string): string =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; ${HOUSE}`;

/** Tells browsers on every answer what they may do with it. */
export function secureHeaders(fastify: FastifyInstance, overTls: boolean): void {
  const tls: Record<string, string> = overTls ? { 'strict-transport-security': 'max-age=31536000' } : {};
  const [api, docs] = [{ ...API, ...tls }, { ...DOCS, ...tls }];
  fastify.decorateReply('cspNonce');
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(DOCS_PATH)) void reply.headers(docs);
    else if (request.url.startsWith('/api')) void reply.headers(api);
    else pageHeaders(reply, tls);
  });
}

function pageHeaders(reply: FastifyReply, tls: Record<string, string>): void {
  reply.cspNonce = randomBytes(16).toString('base64');
  void reply.headers({ ...EVERYWHERE, ...WITH_CAMERA, ...tls, 'content-security-policy': pagePolicy(reply.cspNonce) });
}
