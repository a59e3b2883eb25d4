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

/** Whether the caller agreed to an effect that they were told of: `Confirm: last-keys`. */
export const Confirmed = createParamDecorator((_: unknown, context: ExecutionContext): boolean => headerOf(context, 'confirm')?.trim() === 'last-keys');

/** Documents `Confirm`. */
export const AsksFirst = (): MethodDecorator => ApiHeader({
  name: 'Confirm', description: '`last-keys`: also when nobody but the built-in administrator could undo it. Without it that is a 409 `last-keys`.',
  required: false, schema: { type: 'string', enum: ['last-keys'] },
});

/** Documents `Change-Reason`: an endpoint that changes the configuration, and makes a revision of it. */
export const TakesReason = (): MethodDecorator => ApiHeader({
  name: 'Change-Reason', description: 'Why, up to 300 characters: kept with the revision of the configuration. Percent-encoded UTF-8.', required: false,
  schema: { type: 'string' },
});
