import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from './problem.js';

/** The media type of problem documents (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

const REASONS: Readonly<Record<number, string>> = {
  400: 'malformed-request',
  404: 'unknown-address',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

function isFromFastify(error: unknown): error is Error & { readonly statusCode: number } {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException && error.getStatus() < 500) return plain(error.getStatus(), error.message);
  if (isFromFastify(error)) return plain(error.statusCode, error.message);
  return new Problem(500, 'bureau-error', 'Something went wrong in the bureau. Repeat the request with the same key.');
}

function plain(status: number, detail: string): Problem {
  return new Problem(status, REASONS[status] ?? 'refused', detail);
}

/** The body of a problem document as text. */
export function problemBody({ status, reason, message, errors }: Problem): string {
  return JSON.stringify({ type: `urn:card-bureau:${reason}`, title: STATUS_CODES[status], status, reason, detail: message, errors });
}

/** Tells every error as a problem document; what nobody expected is logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** Answers the request that failed. */
  catch(error: unknown, host: ArgumentsHost): void {
    const problem = asProblem(error);
    if (problem.status >= 500) console.error(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problemBody(problem));
  }
}
