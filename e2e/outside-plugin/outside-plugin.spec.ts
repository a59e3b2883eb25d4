import type { Client } from '../support/client.ts';
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { until } from '../support/random.ts';
import { startProgram } from '../support/program.ts';
import { putOn, type Card, type Entry } from '../support/use-cases.ts';
import { doors } from './doors/doors.ts';
import { faultsInView, openBrowser } from './support/browser.ts';
import { startDesk, type Desk } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import { openWorkshop, type Products, type Workshop } from './support/workshop.ts';

const ANNOUNCE = 'AcmeVisitorsProcAnnounce';
const PACKAGE = 'acme-visitor-badges';

let site: Site;
let workshop: Workshop;
let desk: Desk;
let house: House;
let products: Products;
let admin: Client;

beforeAll(async () => {
  [site, workshop] = [openSite(), openWorkshop()];
  [products, desk] = await Promise.all([workshop.build(), startDesk()]);
  await put('1.0.0');
  house = await startHouse({ env: { TESSERA_PLUGINS: site.pluginsFile } });
  admin = house.administrator;
}, 180_000);

afterAll(async () => {
  await Promise.all([house?.stop(), desk?.stop()]);
  for (const one of [site, workshop]) one?.close();
});

async function restart(): Promise<void> {
  await house.endServer();
  await house.startServer();
}

const put = (version: keyof Products['versions']): Promise<void> =>
  site.install({ '@tessera/plugin-api': products.pluginApi, [PACKAGE]: products.versions[version] }, [PACKAGE]);

const cards = async (): Promise<readonly Card[]> =>
  (await expectStatus(admin.get<{ items: Card[] }>('/objects?type=temporary-card&state=unassigned'), 200)).body.items;
const badges = async (): Promise<readonly Card[]> => (await expectStatus(admin.get<{ items: Card[] }>('/objects?type=visitor-badge'), 200)).body.items;
const entriesAt = async (place: string): Promise<readonly Entry[]> =>
  (await expectStatus(admin.get<{ lists: { place: string; entries: Entry[] }[] }>('/admin/process-lists/temporary-card'), 200))
    .body.lists.find((list) => list.place === place)?.entries ?? [];
const start = (entryId: string | undefined, subjectIds: readonly string[], input: object) =>
  admin.post<{ reason?: string; faults?: object[] }>('/runs', { entryId, subjectIds, input, submit: true });

it('is built in a folder of its own from the published tarballs, and its own tests pass', () => {
  expect(products.tests).toMatch(/^# pass \d\d|^ℹ pass \d\d/m);
  expect(products.tests).toMatch(/fail 0/);
  expect(products.check).toBe('acme-visitor-badges 2.0.0: 1 object types, 3 use cases, 1 connectors\nno faults\n');
});

it('is installed: available and off, in both languages, with a connector of its own to set up', async () => {
  const { body } = await expectStatus(admin.get<{ items: { name: string; version: string; useCases: { title: string; onAt: object[] }[] }[] }>('/admin/plugins'), 200);
  const ours = body.items.find(({ name }) => name === PACKAGE);
  expect(ours).toMatchObject({ version: '1.0.0' });
  expect(ours?.useCases.flatMap(({ onAt }) => onAt)).toEqual([]);
  expect((await connect('wrong', 0)).ok).toBe(false);
  expect(await connect(desk.secret, 1)).toMatchObject({ ok: true });
});

async function connect(secret: string, revision: number): Promise<{ readonly ok: boolean }> {
  const at = '/admin/connectors/acme-reception-desk-http';
  await expectStatus(admin.put(at, { settings: { address: desk.url, secret } }, { 'if-match': `"${revision}"` }), 200);
  return (await expectStatus(admin.post<{ ok: boolean }>(`${at}/test`, {}), 200, 201)).body;
}

it('serves its custom element to whoever is signed in, and nothing else of the package', async () => {
  const at = `${house.url}/api/elements/acme-badge-code.js`;
  const credentials = admin.credentials();
  const script = await fetch(at, { headers: credentials });
  expect(script.status).toBe(200);
  expect(await script.text()).toContain("customElements.define('acme-badge-code'");
  expect(Object.fromEntries(script.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache',
  });
  const again = await fetch(at, { headers: { ...credentials, 'if-none-match': script.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await fetch(at)).status).toBe(401);
  for (const name of ['acme-other.js', 'package.json', '..%2fpackage.json', 'acme-badge-code.js%2f..%2f..%2fpackage.json', 'acme-badge-code']) {
    const other = await fetch(`${house.url}/api/elements/${name}`, { headers: credentials });
    expect([name, other.status, other.headers.get('content-type')]).toEqual([name, 404, expect.stringContaining('application/problem+json')]);
  }
});

it('works on a temporary card: checked by the server, told to the desk once although the line broke, kept as an object of its own', async () => {
  const [entry] = await putOn(admin, 'unassigned', [{ useCase: ANNOUNCE, options: { days: 2 } }]);
  const [card] = await cards();
  expect(await start(entry?.id, [card?.id ?? ''], { code: 'no code' })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/input/code', reason: 'pattern' }] } });
  await expectStatus(start(entry?.id, [card?.id ?? ''], { code: '0A1B-2C3D' }), 200, 201);
  const [badge] = await until('the badge', 20_000, async () => { const all = await badges(); return all.length > 0 && all; });
  expect(badge).toMatchObject({ state: 'announced', attributes: { badgeNumber: 'B-0001', code: '0A1B-2C3D', hours: 48, card: card?.id, attempts: 2 } });
  expect((await desk.ledger()).badges).toMatchObject([{ badgeNumber: 'B-0001', hours: 48 }]);
});

it('hears of arrivals, from the desk alone, and tells the desk when a visit ends', async () => {
  const told = await desk.arrive('B-0001', `${house.url}/api/connectors/acme-reception-desk-http/events`);
  expect(told.genuine).toBeLessThan(300);
  expect(told.forged).toBeGreaterThanOrEqual(400);
  const badge = await until('the arrival', 10_000, async () => (await badges()).find(({ state }) => state === 'on-site') ?? false);
  const [end] = await putOn(admin, 'on-site', [{ useCase: 'AcmeVisitorsProcEnd' }], 'visitor-badge');
  await expectStatus(start(end?.id, [badge.id], {}), 200, 201);
  await until('the desk to know', 10_000, async () => (await desk.ledger()).ended.includes('B-0001'));
});

doors(() => ({ house, admin, desk }));

it('reads options that version 1 stored when version 2 is installed, and writes the new form at the next save', async () => {
  const run = await expectStatus(admin.post<{ id: string }>('/runs', { entryId: (await entriesAt('unassigned'))[0]?.id, subjectIds: [(await cards())[1]?.id] }), 201);
  await put('2.0.0');
  await restart();
  const [entry] = await entriesAt('unassigned');
  expect(entry?.options).toEqual({ hours: 48, writeRfid: true });
  // The run goes on with what version 1 asked, and with its options.
  expect(await admin.get(`/runs/${run.body.id}`)).toMatchObject({ body: { step: { title: 'Type the badge code' } } });
  await expectStatus(admin.put(`/runs/${run.body.id}/steps/0`, { values: { code: 'FFFF-0001' } }), 200);
  await expectStatus(admin.post(`/runs/${run.body.id}/submit`, {}), 200, 201);
  const [saved] = await putOn(admin, 'unassigned', [{ useCase: ANNOUNCE, options: entry?.options ?? {} }]);
  expect(saved?.options).toEqual({ hours: 48, writeRfid: true });
  await until('the second badge', 20_000, async () => (await desk.ledger()).badges.some(({ code, hours }) => code === 'FFFF-0001' && hours === 48));
}, 90_000);

it('asks for the badge code with its own element, in the reader\'s language, and without it if it does not load', async () => {
  const card = (await cards())[2]?.id ?? '';
  const { page, close } = await openBrowser(house.url, admin);
  try {
    await page.goto(`/objects/${card}`);
    await page.getByRole('button', { name: 'Announce visitor' }).click();
    const code = page.getByRole('textbox', { name: 'Badge code' });
    await code.fill('abcd0007');
    await page.getByText('Two groups of four signs').waitFor();
    expect(await faultsInView(page, 'outside-element')).toEqual([]);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('The visitor was announced at the reception desk.').waitFor();
    await page.route('**/api/elements/*', (route) => route.abort());
    await page.goto(`/objects/${(await cards())[3]?.id}`);
    await page.getByRole('button', { name: 'Announce visitor' }).click();
    await page.getByText('acme-badge-code').waitFor();
    await page.getByRole('textbox', { name: 'Badge code' }).fill('ABCD-0008');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('The visitor was announced at the reception desk.').waitFor();
  } finally {
    await close();
  }
  await until('the third badge', 20_000, async () => (await desk.ledger()).badges.some((badge) => badge.code === 'ABCD-0007'));
}, 90_000);

it('may not leave while a process list or an open run needs it', async () => {
  const [entry] = await entriesAt('unassigned');
  const run = await expectStatus(admin.post<{ id: string }>('/runs', { entryId: entry?.id, subjectIds: [(await cards())[0]?.id] }), 201);
  // A second process without the package, beside the one that has it.
  const without = startProgram('apps/server/dist/main.js', { ...house.env, TESSERA_PLUGINS: site.bareFile, TESSERA_PORT: '0' }, /tessera listening/);
  const words = await without.then(() => 'it started', String);
  expect(words).toContain('the use case AcmeVisitorsProcAnnounce of object type temporary-card, which stands on the process list of unassigned');
  expect(words).toMatch(/the use case AcmeVisitorsProcAnnounce of object type temporary-card, which open runs need \(\d+\)/);
  await expectStatus(admin.delete(`/runs/${run.body.id}`), 200, 204);
  await putOn(admin, 'unassigned', []);
  await putOn(admin, 'on-site', [], 'visitor-badge');
}, 90_000);

it('leaves when nobody needs it: what it did to cards stays, and its own objects are still read, in both languages', async () => {
  const all = await badges();
  const before = all.find(({ attributes }) => attributes['card'] !== undefined);
  site.unlist();
  await restart();
  expect((await admin.get(`/elements/acme-badge-code.js`)).status).toBe(404);
  const plugins = await expectStatus(admin.get<{ items: { name: string }[] }>('/admin/plugins'), 200);
  expect(plugins.body.items.map(({ name }) => name)).not.toContain(PACKAGE);
  const card = await expectStatus(admin.get<Card>(`/objects/${String(before?.attributes['card'])}`), 200);
  expect(card.body.attributes['rfid']).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  const after = await expectStatus(admin.get<Card & { actions: object[] }>(`/objects/${before?.id}`), 200);
  expect(after.body).toMatchObject({ state: before?.state, attributes: before?.attributes, actions: [] });
  const history = await expectStatus(admin.get<{ items: object[] }>(`/objects/${before?.id}/history`), 200);
  expect(history.body.items.length).toBeGreaterThan(0);
  const type = await expectStatus(admin.send<{ title: string }>('GET', '/object-types/visitor-badge', undefined, { 'accept-language': 'it-IT' }), 200);
  expect(type.body.title).toBe('Badge visitatore');
  expect((await badges()).length).toBe(all.length);
  // The configuration without the package is one that can be written down and read again.
  const document = (await expectStatus(admin.get<{ text: string }>('/admin/configuration/export'), 200)).body.text;
  const plan = await expectStatus(admin.post<{ changes: object[] }>('/admin/configuration/plans', { document }), 200);
  expect(plan.body.changes).toEqual([]);
}, 90_000);
