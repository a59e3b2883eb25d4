import { HttpErrorResponse } from '@angular/common/http';

/** One fault in what was sent: where (JSON pointer), why and with which limits. */
export interface Fault {
  readonly pointer: string;
  readonly reason: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An expected no of the server (RFC 9457), already in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly faults: readonly Fault[],
    readonly details: Readonly<Record<string, unknown>>,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(detail ?? title);
    this.name = 'Problem';
  }
}

/** Makes a problem of whatever a request ended with; no answer at all is status 0, reason `no-answer`. */
export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  if (!(cause instanceof HttpErrorResponse)) return plain(-1, 'unexpected', {});
  if (cause.status === 0) return plain(0, 'no-answer', {});
  const body = readBody(cause.error);
  const reason = typeof body['reason'] === 'string' ? body['reason'] : fallbackReason(cause.status);
  return plain(cause.status, reason, body);
}

function plain(status: number, reason: string, body: Readonly<Record<string, unknown>>): Problem {
  const title = typeof body['title'] === 'string' ? body['title'] : '';
  const detail = typeof body['detail'] === 'string' ? body['detail'] : undefined;
  const faults = Array.isArray(body['faults']) ? (body['faults'] as readonly Fault[]) : [];
  const details = isRecord(body['details']) ? body['details'] : {};
  return new Problem(status, reason, title, detail, faults, details, body);
}

function fallbackReason(status: number): string {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  return status >= 500 ? 'server-fault' : 'unexpected';
}

function readBody(body: unknown): Readonly<Record<string, unknown>> {
  return isRecord(body) ? body : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
