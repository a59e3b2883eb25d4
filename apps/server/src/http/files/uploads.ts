import fastifyMultipart from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { HttpTrouble } from '../../problems/problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the endpoint takes a file. */
    takesUpload?: true;
  }
}

const FORM = { type: 'object' as const, properties: { file: { type: 'string' as const, format: 'binary' } }, required: ['file'] };

/** An endpoint that takes one file, as a form with the field `file`. */
export const TakesUpload = (): MethodDecorator =>
  applyDecorators(RouteConfig({ takesUpload: true } satisfies FastifyContextConfig), ApiConsumes('multipart/form-data'), ApiBody({ schema: FORM }));

/** Lets forms with files in, and only at the endpoints that say so: everything else speaks JSON alone. */
export async function acceptUploads(app: NestFastifyApplication): Promise<void> {
  const parts = { files: 1, fields: 4, parts: 5, fieldSize: 1_024, headerPairs: 20 };
  await app.register(fastifyMultipart, { limits: parts, throwFileSizeLimit: false });
  app.getHttpAdapter().getInstance().addHook('preParsing', async (request: FastifyRequest) => {
    if (request.routeOptions.config.takesUpload || !/^\s*multipart\//i.test(request.headers['content-type'] ?? '')) return;
    throw new HttpTrouble({ status: 415, reason: 'wrong-content-type' });
  });
}
