import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PermissionGuide } from '../access/permission-guide.js';
import { AppModule } from '../app.module.js';
import { DoorPipe } from '../door/door.pipe.js';
import { refuseUnusable } from '../door/clean.js';
import type { Configuration } from '../house/configuration.js';
import type { Foundations } from '../house/core.module.js';
import { acceptUploads } from '../http/files/index.js';
import { noteReasons } from '../http/configuration/change-reason.js';
import { takePieces } from '../imports/index.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { publishDocument } from '../static/publish-document.js';
import { secureHeaders } from '../static/secure-headers.js';
import { publishApps } from '../static/publish-apps.js';

const BODY_LIMIT = 1024 * 1024;

/** Makes the house over its foundations: every wall of it up, no door open yet. */
export async function createApp(foundations: Foundations): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), adapter(foundations.configuration.trustedProxies), {
    logger: ['warn', 'error'], abortOnError: false, bodyParser: false,
  });
  await furnish(app, foundations.configuration);
  return app;
}

/** The same rooms for the command line: without walls and doors. */
export function createTools(foundations: Foundations): Promise<NestFastifyApplication> {
  return NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), adapter([]), { logger: ['error'], abortOnError: false });
}

/** The same without foundations: nothing can be asked of it but its document. */
export async function createPreview(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on({ storeRoom: {} } as Foundations), adapter([]), {
    preview: true, logger: false, abortOnError: false,
  });
  app.setGlobalPrefix('api');
  return app;
}

function adapter(trustedProxies: readonly string[]): FastifyAdapter {
  const filter = new ProblemFilter();
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length ? [...trustedProxies] : false,
    forceCloseConnections: true,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    // Errors before any route is found: broken addresses, broken headers.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => filter.answer(error, request, reply),
  });
}

async function furnish(app: NestFastifyApplication, { publicUrl }: Configuration): Promise<void> {
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new DoorPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(PermissionGuide)));
  await app.register(fastifyCookie);
  await acceptUploads(app);
  const fastify = app.getHttpAdapter().getInstance();
  // JSON alone: what a form on a page elsewhere can send is no request to us.
  fastify.removeContentTypeParser('text/plain');
  takePieces(fastify);
  secureHeaders(fastify, publicUrl?.startsWith('https:') ?? false);
  fastify.addHook('preValidation', async (request) => {
    if (!Buffer.isBuffer(request.body)) refuseUnusable(request.body);
    refuseUnusable(request.query);
    refuseUnusable(request.params);
  });
  noteReasons(fastify);
  publishDocument(app);
  await publishApps(app);
}
