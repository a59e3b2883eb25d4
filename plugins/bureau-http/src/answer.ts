import { BureauRefusal, UnknownOutcome } from './errors.js';

/** A JSON object from outside, not trusted yet. */
export type Json = Readonly<Record<string, unknown>>;

const NOT_DEFINITE = new Set([401, 408, 425, 429]);

/** Whether something from outside is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a name; an answer without it is no answer. */
export function textOf(json: Json, name: string): string {
  const value = json[name];
  if (typeof value === 'string' && value !== '') return value;
  throw unreadable(`"${name}" is missing.`);
}

/** The text under a name, if there is one. */
export function textIn(json: Json, name: string): string | undefined {
  const value = json[name];
  return typeof value === 'string' ? value : undefined;
}

/** The JSON objects of a list. */
export function objectsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value) && value.every(isJson)) return value;
  throw unreadable('A list is missing.');
}

/** The body of a good answer; a refusal or a failure is thrown as what it is. */
export async function read(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  const isJsonText = answer.headers.get('content-type')?.includes('json') ?? false;
  const body = isJsonText ? parse(await answer.text()) : await answer.text();
  if (answer.ok) return isJsonText ? body : Promise.reject(unreadable('It is not JSON.'));
  throw failure(answer, body);
}

// Only the bureau itself writes problem documents: a bare 4xx may come from something in between that knows nothing of the order.
function failure({ status, headers }: Response, body: unknown): Error {
  const isProblem = headers.get('content-type')?.includes('application/problem+json') === true && isJson(body);
  if (isProblem && status >= 400 && status < 500 && !NOT_DEFINITE.has(status)) {
    return new BureauRefusal(textIn(body, 'reason') ?? `status-${status}`, textIn(body, 'detail') ?? 'The bureau refused.');
  }
  if (status === 401) {
    return new UnknownOutcome('credentials-refused', 'settings', 'The bureau refuses client id, client secret or organisation id: check all three.');
  }
  const mend = status >= 500 || NOT_DEFINITE.has(status) ? 'nothing' : 'settings';
  return new UnknownOutcome(`status-${status}`, mend, `The bureau answered with status ${status}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('It is not valid JSON.', error);
  }
}

function unreadable(detail: string, cause?: unknown): UnknownOutcome {
  return new UnknownOutcome('unreadable-answer', 'settings', `The answer is not that of a card bureau: check the host name. ${detail}`, cause);
}
