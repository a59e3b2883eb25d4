import fc from 'fast-check';
import { PASSWORD, startHouse, type House } from '../support/house.ts';
import { readOpenApi } from '../support/openapi.ts';
import { takeInventory } from './support/inventory.ts';
import { Requests, type Request } from './support/requests.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1500);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const AT_ONCE = 8;
const LARGEST_BODY = 1_000_000;
const FILES_MORE_OFTEN = 5;
// These end the visit of the one who asks: the rest of the requests would only meet a closed door.
const ENDS_THE_VISIT = new Set(['DELETE /api/sessions', 'DELETE /api/sessions/current']);

let house: House;
let requests: Requests;
const { operations, resolve } = readOpenApi();

beforeAll(async () => {
  process.stdout.write(`fuzz: FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}\n`);
  house = await startHouse();
  const { known, fields } = await takeInventory(house);
  requests = new Requests(known, fields, resolve);
}, 120_000);

afterAll(() => house?.stop());

it(`answers ${REQUESTS} generated requests to all endpoints without a server error`, async () => {
  const open = operations.filter((operation) => !ENDS_THE_VISIT.has(`${operation.method} ${operation.path}`));
  const takesFiles = open.filter(({ media }) => media !== undefined);
  const asked = [...open, ...Array.from({ length: FILES_MORE_OFTEN }, () => takesFiles).flat()];
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  const reached = new Map(open.map((operation) => [nameOf(operation), new Set<number>()]));
  // Round by round through the whole document, so that nothing is left out.
  for (let round = 0; round * asked.length < REQUESTS; round++) {
    const turn = fc.sample(fc.tuple(...asked.map((operation) => requests.of(operation).map((request) => ({ ...request, name: nameOf(operation) })))), { numRuns: 1, seed: SEED + round })[0] ?? [];
    for (const group of grouped(shuffled(turn, SEED + round))) {
      for (const answer of await Promise.all(group.map(async (request) => ({ ...(await send(request)), name: request.name })))) {
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        reached.get(answer.name)?.add(Math.floor(answer.status / 100));
        if (!answer.fault) continue;
        failures.push(answer.fault);
        process.stdout.write(`fuzz: ${answer.fault}\n`);
      }
    }
  }
  process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`);
  const never = (kind: number) => [...reached].flatMap(([name, kinds]) => (kinds.has(kind) ? [] : [name]));
  process.stdout.write(`fuzz: never succeeded: ${never(2).join(', ') || 'none'}\nfuzz: never refused: ${never(4).join(', ') || 'none'}\n`);
  expect(failures.slice(0, 20)).toEqual([]);
  expect([...reached].filter(([, kinds]) => kinds.size === 0)).toEqual([]);
  // Whoever asked was somebody to the end.
  expect((await house.administrator.get('/admin/roles')).status).toBe(200);
  expect((await house.administrator.signIn('admin', PASSWORD)).status).not.toBe(500);
}, 60_000 + REQUESTS * 100);

function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  return fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { numRuns: 1, seed })[0] ?? [];
}

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

function* grouped<R>(all: readonly R[]): Generator<readonly R[]> {
  for (let first = 0; first < all.length; first += AT_ONCE) yield all.slice(first, first + AT_ONCE);
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
    const cause = String((error as Error).cause ?? '');
    // Refused by its length while it is still being sent: the connection is closed.
    if ((request.body?.length ?? 0) > LARGEST_BODY && /EPIPE|ECONNRESET|other side closed/.test(cause)) return { status: 413 };
    return { status: 0, fault: `${shown(request)}: ${String(error)} ${cause}` };
  } finally {
    clearTimeout(timer);
  }
}

const shown = ({ method, url, body = '' }: Request): string =>
  `${method} ${url} ${typeof body === 'string' ? body : Buffer.from(body.subarray(0, 300)).toString('latin1')}`;

function faultOf(request: Request, response: Response, text: string): { readonly fault?: string } {
  const said = `${shown(request)} -> ${response.status} ${text.slice(0, 200)}`;
  if (response.status >= 500) return { fault: said };
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  return response.status >= 400 && !isProblem ? { fault: `no problem document: ${said}` } : {};
}
