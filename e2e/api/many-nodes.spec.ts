import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../support/client.ts';
import { enter, expectStatus, PASSWORD, startHouse, type House } from '../support/house.ts';
import { portOfOurs } from '../support/ports.ts';
import { startProgram, TOP, type Program } from '../support/program.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { startPartner } from './many-nodes/partner.ts';
import { settingsFor, Storm } from './many-nodes/storm.ts';

const REQUESTS = Number(process.env['NODES_REQUESTS'] ?? 1_000);
const ALLOWED_MS = 2_000;
const PARTNER = '@tessera/plugin-sms-http';

let house: House;
let partner: Awaited<ReturnType<typeof startPartner>>;
let folder: string;
const nodes: { readonly url: string; readonly program: Program }[] = [];
const administrators: Client[] = [];

async function startNode(env: Readonly<Record<string, string>> = {}): Promise<{ readonly url: string; readonly program: Program }> {
  const port = await portOfOurs();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram('apps/server/dist/main.js', { ...house.env, TESSERA_ROLES: 'api', TESSERA_PORT: String(port), TESSERA_PUBLIC_URL: url, ...env }, /tessera listening/);
  return { url, program };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function signedIn(url: string): Promise<Client> {
  const client = new Client(url);
  await expectStatus(client.signIn('admin', PASSWORD), 201);
  return client;
}

beforeAll(async () => {
  // Packages are looked up from where their list lies.
  mkdirSync(join(TOP, 'tmp'), { recursive: true });
  folder = mkdtempSync(join(TOP, 'tmp', 'plugins-'));
  [house, partner] = await Promise.all([startHouse(), startPartner()]);
  nodes.push(...(await Promise.all([startNode(), startNode(), startNode()])));
  administrators.push(house.administrator, ...(await Promise.all(nodes.map(({ url }) => signedIn(url)))));
}, 180_000);

afterAll(async () => {
  await Promise.all(nodes.map(({ program }) => program.end('SIGKILL')));
  await house?.stop();
  partner?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function stage() {
  const { body } = await expectStatus(house.administrator.get<{ items: { name: string }[] }>('/admin/permissions'), 200);
  const bits = body.items.map(({ name }) => name).filter((name) => name.startsWith('temporary-card:')).slice(0, 12);
  await expectStatus(house.administrator.put('/admin/roles/storm', { title: 'Storm', permissions: [] }, { 'if-match': '"0"' }), 200);
  const made = await expectStatus(house.administrator.post('/admin/accounts', { userName: 'probe', displayName: 'Probe', roles: ['storm'] }), 201);
  const probe = await enter(house.url, 'probe', String(made.body['password']));
  const { revision } = (await expectStatus(house.administrator.get('/admin/connectors/bureau-http'), 200)).body;
  await expectStatus(house.administrator.put('/admin/connectors/bureau-http', settingsFor(partner.url(0)), { 'if-match': `"${String(revision)}"` }), 200);
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, title: 'Order 0', options: { maximumAmount: 10 } }]);
  return { nodes: [house.url, ...nodes.map(({ url }) => url)], administrators, probe, entryId: entry?.id ?? '', partnerAt: partner.url, bits };
}

it(`of ${REQUESTS} requests to four nodes none fails, and none is served by a rule that was replaced two seconds before`, async () => {
  const storm = new Storm(await stage());
  await storm.rage(REQUESTS, ALLOWED_MS);
  const { lists, roles, connectors, caller } = storm;
  const told = Object.entries({ lists, roles, connectors }).map(([name, { saves, seen, longestMs }]) => `${name} ${saves.length} times saved, ${seen} times seen, at most ${Math.round(longestMs)} ms late`);
  process.stdout.write(`many nodes: ${caller.count} requests, ${caller.failures.length} failed; ${told.join('; ')}\n`);
  expect([caller.failures, storm.surprises, lists.stale, roles.stale, connectors.stale]).toEqual([[], [], [], [], []]);
  for (const { saves, seen } of [lists, roles, connectors]) expect([saves.length > 2, seen > REQUESTS / 20]).toEqual([true, true]);
}, 900_000);

it('a browser that listens to one node hears within two seconds what was saved on another', async () => {
  const [, elsewhere] = administrators;
  const stream = await fetch(`${nodes[0]?.url}/api/events`, { headers: elsewhere?.credentials() ?? {}, signal: AbortSignal.timeout(20_000) });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const saved = performance.now();
  for (let heard = ''; !heard.includes('event: rules'); ) heard += (await reader?.read())?.value ?? '';
  expect(performance.now() - saved).toBeLessThan(ALLOWED_MS);
  await reader?.cancel();
}, 30_000);

it('a package that is switched off on one node is asleep on all others at once, and awake again', async () => {
  const name = encodeURIComponent('@tessera/plugin-temporary-cards');
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const open = () => Promise.all(administrators.map((one) => one.post('/runs', { entryId: entry?.id })));
  const put = (enabled: boolean, revision: number) => expectStatus(administrators[1]!.put(`/admin/plugins/${name}`, { enabled }, { 'if-match': `"${revision}"` }), 200);
  const revision = Number((await put(false, 0)).body['revision']);
  for (const refused of await open()) expect(refused).toMatchObject({ status: 422, body: { reason: 'package-asleep' } });
  await put(true, revision);
  for (const opened of await open()) expect(opened.status).toBe(201);
});

it('a node with other packages says so and takes no runs, until it is alone with them', async () => {
  const names = ['identities', 'temporary-cards', 'bureau-http', 'mail-smtp'].map((one) => `@tessera/plugin-${one}`);
  expect(names).not.toContain(PARTNER);
  const file = join(folder, 'plugins.json');
  writeFileSync(file, JSON.stringify(names));
  const other = await startNode({ TESSERA_PLUGINS: file, TESSERA_ROLES: 'api,worker' });
  nodes.push(other);
  const client = await signedIn(other.url);
  expect(await client.get('/health')).toMatchObject({ status: 503, body: { status: 'differs', packages: { agrees: false } } });
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  expect(await client.post('/runs', { entryId: entry?.id })).toMatchObject({ status: 503, body: { reason: 'node-differs' } });
  await until(async () => {
    const { body } = await expectStatus(house.administrator.get<{ agrees: boolean; items: { agrees: boolean }[] }>('/admin/nodes'), 200);
    return body.agrees && body.items.filter(({ agrees }) => !agrees).length === 1;
  });
  await Promise.all([house.endServer(), ...nodes.filter((one) => one !== other).map(({ program }) => program.end('SIGTERM'))]);
  await until(async () => (await client.get('/health')).status === 200);
  expect(await client.post('/runs', { entryId: entry?.id })).toMatchObject({ status: 201 });
}, 60_000);
