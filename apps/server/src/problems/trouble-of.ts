import { HttpException } from '@nestjs/common';
import { Conflict, Forbidden, NotFound, Refusal } from '@tessera/engine';
import { codeOf, factsOf } from './error-facts.js';
import { HttpTrouble, type Trouble } from './problem.js';

const REASONS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'too-slow',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'wrong-content-type',
  429: 'too-many-attempts',
  431: 'headers-too-large',
};

const CODES: Readonly<Record<string, Trouble>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, reason: 'broken-json' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, reason: 'broken-json' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, reason: 'wrong-content-type' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, reason: 'bad-request' },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, reason: 'body-too-large' },
};

/** What went wrong, in the house's own terms; `undefined` for a bug. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof HttpTrouble) return error.trouble;
  return ourTrouble(error) ?? databaseTrouble(error) ?? strangersTrouble(error);
}

function ourTrouble(error: unknown): Trouble | undefined {
  if (error instanceof Refusal) {
    const { reason, details, faults } = error;
    return { status: 422, reason, details, faults };
  }
  if (error instanceof Forbidden && error.details['grantors'] !== undefined) return { status: 403, reason: 'missing-right', details: { ...error.details, right: error.permission } };
  if (error instanceof Forbidden) return { status: 403, reason: 'forbidden', details: { permission: error.permission } };
  if (error instanceof NotFound) return { status: 404, reason: 'not-found', details: { what: error.what, id: error.id } };
  if (error instanceof Conflict) return { status: 409, reason: error.reason, current: error.current };
  return undefined;
}

// Connections that are refused, lost or not given in time; Postgres that starts, stops, has no room left, or only reads.
const AWAY = /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|08|57P0|53|58030|25006)/;
// Two who ran into each other where nobody tries again by himself.
const BUSY = /^(40001|40P01|55P03)$/;
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function databaseTrouble(error: unknown): Trouble | undefined {
  const source = factsOf(error).driverError ?? error;
  if (BUSY.test(codeOf(source))) return { status: 409, reason: 'busy' };
  const isAway = AWAY.test(codeOf(source)) || AWAY_WORDS.test(String(factsOf(source).message));
  return isAway ? { status: 503, reason: 'database-away', headers: { 'retry-after': '2' } } : undefined;
}

// Errors of the framework and of the HTTP server below it; the framework wraps the server's.
function strangersTrouble(error: unknown): Trouble | undefined {
  const source = factsOf(error).cause ?? error;
  const known = CODES[codeOf(source)];
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : Number(factsOf(error).statusCode);
  if (!Number.isInteger(status) || status < 400 || status >= 500) return undefined;
  const isBrokenJson = source instanceof SyntaxError && status === 400;
  return { status, reason: isBrokenJson ? 'broken-json' : (REASONS[status] ?? 'bad-request') };
}
