import fastifyStatic from '@fastify/static';
import { NotFound } from '@tessera/engine';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileURLToPath } from 'node:url';
import { BuiltApp, isHashed } from './built-app.js';

const YEAR = 'public, max-age=31536000, immutable';
const built = (app: string): BuiltApp =>
  new BuiltApp(fileURLToPath(new URL(`../../../${app}/dist/browser`, import.meta.url)));

/** Serves the operator app at `/` and the admin app at `/admin/`; addresses inside an app answer its page. */
export async function publishApps(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, { root: fileURLToPath(new URL('.', import.meta.url)), serve: false });
  const fastify = app.getHttpAdapter().getInstance();
  const [operator, admin] = [built('operator'), built('admin')];
  fastify.get('/admin', (_, reply) => reply.redirect('/admin/', 308));
  fastify.get('/admin/*', (request, reply) => answer(admin, request, reply));
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/api')) throw new NotFound('address', '');
    return answer(operator, request, reply);
  });
}

const pathOf = (request: FastifyRequest): string => (request.params as { '*': string })['*'];

async function answer(app: BuiltApp, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = pathOf(request);
  if (app.has(path)) return sendFile(app, path, request, reply);
  const page = /\.\w+$/.test(path) ? undefined : app.pageWith(reply.cspNonce ?? '');
  if (page === undefined) throw new NotFound('address', '');
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
}

// The files were counted at the start; one that has vanished since is not there, and nobody keeps that answer.
function orNotFound(error: unknown, reply: FastifyReply): never {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  void reply.removeHeader('cache-control').removeHeader('vary');
  throw new NotFound('address', '');
}

async function sendFile(app: BuiltApp, path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  void reply.headers({ 'cache-control': isHashed(path) ? YEAR : 'no-cache', vary: 'accept-encoding' });
  const packed = await app.packed.find(path, String(request.headers['accept-encoding'] ?? '')).catch((error: unknown) => orNotFound(error, reply));
  if (!packed) return reply.sendFile(path, app.folder, { cacheControl: false });
  return reply.header('content-encoding', packed.encoding).type(packed.type).send(packed.content);
}
