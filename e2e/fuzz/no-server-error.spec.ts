import fc from 'fast-check';
import { startHouse, type House } from '../support/house.ts';
import { readOpenApi, type Operation, type Schema } from '../support/openapi.ts';
import { allCards, putOn, USE_CASES } from '../support/use-cases.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1500);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const AT_ONCE = 8;
// These end the visit of the one who asks: the rest of the requests would only meet a closed door.
const ENDS_THE_VISIT = new Set(['DELETE /api/sessions', 'DELETE /api/sessions/current']);

let house: House;
let known: readonly string[];

beforeAll(async () => {
  process.stdout.write(`fuzz: FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}\n`);
  house = await startHouse();
  const entries = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const cards = await allCards(house.administrator);
  known = [...entries.map((entry) => entry.id), ...cards.slice(0, 5).map((card) => card.id), 'temporary-card', 'new', 'processing', 'bureau-http'];
}, 120_000);

afterAll(() => house?.stop());

it(`answers ${REQUESTS} generated requests without a server error`, async () => {
  const { operations, resolve } = readOpenApi();
  const asked = operations.filter((operation) => !ENDS_THE_VISIT.has(`${operation.method} ${operation.path}`));
  const requests = fc.sample(fc.constantFrom(...asked).chain((operation) => requestOf(operation, resolve)), {
    numRuns: REQUESTS, seed: SEED,
  });
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  for (let first = 0; first < requests.length; first += AT_ONCE) {
    const answers = await Promise.all(requests.slice(first, first + AT_ONCE).map(send));
    for (const answer of answers) {
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.fault) failures.push(answer.fault);
    }
  }
  process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`);
  expect(failures.slice(0, 20)).toEqual([]);
}, 60_000 + REQUESTS * 60);

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const wild = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '../..', '%00', "'; drop table runs; --", '9'.repeat(400), '\u202e', 'null', '-1', '1e309'),
  fc.uuid(),
);
const wildJson = fc.jsonValue({ maxDepth: 3 });

function requestOf(operation: Operation, resolve: (schema: Schema) => Schema): fc.Arbitrary<Request> {
  const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: wild });
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  return fc.record({
    path: fc.tuple(...inPath.map(() => value)),
    query: fc.tuple(...inQuery.map((parameter) => fc.option(fc.oneof(valueOf(parameter.schema ?? {}, resolve, 2), value), { freq: 3 }))),
    body: operation.body === undefined ? fc.constant(undefined) : bodyOf(operation.body, resolve),
    type: fc.oneof({ weight: 20, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', '') }),
    match: fc.option(fc.constantFrom('"0"', '"1"', '*', 'x', '"-5"'), { freq: 3 }),
    key: fc.option(fc.oneof(fc.uuid(), wild.map((text) => text.replace(/[^\x20-\x7e]/g, ''))), { freq: 2 }),
  }).map(({ path, query, body, type, match, key }) => {
    const search = new URLSearchParams();
    inQuery.forEach((parameter, index) => query[index] != null && search.append(parameter.name, textOf(query[index])));
    const url = inPath.reduce(
      (text, parameter, index) => text.replace(`{${parameter.name}}`, encodeURIComponent(String(path[index]).toWellFormed())), operation.path,
    );
    return {
      method: operation.method,
      url: `${url}${search.size > 0 ? `?${search}` : ''}`,
      headers: {
        ...(body === undefined || type === '' ? {} : { 'content-type': type }),
        ...(match === null ? {} : { 'if-match': match }),
        ...(key === null ? {} : { 'idempotency-key': key.trim() }),
      },
      ...(body === undefined ? {} : { body }),
    };
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function bodyOf(schema: Schema, resolve: (schema: Schema) => Schema): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: valueOf(schema, resolve, 5).map((value) => JSON.stringify(value) ?? '') },
    { weight: 2, arbitrary: wildJson.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom('', '{', '[1,', '{"a":', '"', 'null', '[]', '{"__proto__":{"a":1}}') },
  );
}

/** Mostly what the schema asks for; now and then something else. */
function valueOf(raw: Schema, resolve: (schema: Schema) => Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth <= 0) return wildJson;
  const schema = resolve(raw);
  return fc.oneof({ weight: 8, arbitrary: wantedOf(schema, resolve, depth) }, { weight: 1, arbitrary: wildJson });
}

function wantedOf(schema: Schema, resolve: (schema: Schema) => Schema, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (choices?.length) return fc.oneof(...choices.map((one) => valueOf(one, resolve, depth - 1)));
  if (schema.enum?.length) return fc.constantFrom(...schema.enum);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'integer' || type === 'number') {
    return fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e9, 1.5, -0));
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'array') return fc.array(valueOf(schema.items ?? {}, resolve, depth - 1), { maxLength: 4 });
  if (type === 'string') return fc.oneof(fc.constantFrom(...known, ...Object.values(USE_CASES)), wild);
  const entries = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valueOf(one, resolve, depth - 1)] as const);
  if (entries.length === 0) return fc.dictionary(fc.constantFrom('amount', 'reason', 'queue', 'x'), wildJson, { maxKeys: 3 });
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

async function send(request: Request): Promise<{ readonly status: number; readonly fault?: string }> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), 20_000);
  try {
    const response = await fetch(`${house.url}${request.url}`, {
      method: request.method,
      headers: { ...house.administrator.credentials(), ...request.headers },
      signal: control.signal,
      ...(request.body === undefined || request.method === 'GET' ? {} : { body: request.body }),
    });
    const stream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const text = stream ? '' : await response.text();
    control.abort();
    return { status: response.status, ...faultOf(request, response, text) };
  } catch (error) {
    return { status: 0, fault: `${request.method} ${request.url}: ${String(error)}` };
  } finally {
    clearTimeout(timer);
  }
}

function faultOf(request: Request, response: Response, text: string): { readonly fault?: string } {
  const shown = `${request.method} ${request.url} ${request.body ?? ''} -> ${response.status} ${text.slice(0, 200)}`;
  if (response.status >= 500) return { fault: shown };
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  return response.status >= 400 && !isProblem ? { fault: `no problem document: ${shown}` } : {};
}
