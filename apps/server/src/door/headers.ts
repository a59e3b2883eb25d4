import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { HttpTrouble } from '../problems/problem.js';
import type { FastifyRequest } from 'fastify';
import { invalidAt } from './faults.js';

const headerOf = (context: ExecutionContext, name: string): string | undefined => {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The revision that the caller has seen, from `If-Match: "7"`. */
export const SeenRevision = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = headerOf(context, 'if-match');
  if (header === undefined) throw new HttpTrouble({ status: 428, reason: 'revision-missing' });
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (revision === undefined) throw invalidAt('/headers/if-match', 'pattern');
  return Number(revision);
});

/** The caller's `Idempotency-Key`, if any. */
export const RepeatKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = headerOf(context, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw invalidAt('/headers/idempotency-key', 'pattern');
  return key;
});

/** Documents `If-Match`. */
export const NeedsRevision = (): MethodDecorator =>
  ApiHeader({ name: 'If-Match', description: 'The revision that was seen, in quotes.', required: true, schema: { type: 'string' } });

/** Documents `Idempotency-Key`. */
export const Repeatable = (): MethodDecorator =>
  ApiHeader({ name: 'Idempotency-Key', description: 'The same key again is the same request.', required: false, schema: { type: 'string', maxLength: 200 } });
