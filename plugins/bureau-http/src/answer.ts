import { BureauRefusal, UnknownOutcome } from './errors.js';

/** A JSON object from outside, not trusted yet. */
export type Json = Readonly<Record<string, unknown>>;

// Large orders come in pages: no answer is anywhere near.
const MOST_BYTES = 16 * 1_024 * 1_024;
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
  const text = await wordsOf(answer);
  const body = isJsonText ? parse(text) : text;
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

// Whoever answers may be anybody, and may never end.
async function wordsOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    if ((bytes += part.length) > MOST_BYTES) throw unreadable('It is too long.');
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
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
