import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Client } from '../support/client.ts';
import { expectStatus } from '../support/house.ts';
import { portOfOurs } from '../support/ports.ts';
import { startProgram, type Program } from '../support/program.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { pickType } from '../operator/support/moves.ts';
import { clientOf } from '../operator/support/people.ts';
import { expect, test, type Stage } from '../operator/support/stage.ts';

const ALLOWED_MS = 2_000;
const LIST = '/admin/process-lists/temporary-card';

const kept = <T>(file: string): T => JSON.parse(readFileSync(join(process.env['TESSERA_E2E_DATA'] ?? '', file), 'utf8')) as T;

let node: Program;
let elsewhere: string;

// A second server process of the same house: the same build, the same database, the same key.
test.beforeAll(async () => {
  const { databasePassword, key } = kept<{ databasePassword: string; key: string }>('secrets.json');
  const { postgresPort } = kept<{ postgresPort: number }>('ports.json');
  const port = await portOfOurs();
  elsewhere = `http://127.0.0.1:${port}`;
  node = await startProgram('apps/server/dist/main.js', {
    DATABASE_URL: `postgres://tessera:${databasePassword}@127.0.0.1:${postgresPort}/tessera`, TESSERA_KEY: key, TESSERA_ROLES: 'api', TESSERA_DEMO: '0',
    TESSERA_HOST: '127.0.0.1', TESSERA_PORT: String(port), TESSERA_PUBLIC_URL: elsewhere,
  }, /tessera listening/);
});
test.afterAll(() => node?.end('SIGTERM'));

/** Saves at one node and waits until every page at the other one shows it; answers how long after the save that was. */
async function followed(save: () => Promise<unknown>, ...shown: readonly (() => Promise<unknown>)[]): Promise<number> {
  const seen = Promise.all(shown.map((one) => one())).then(() => performance.now());
  await save();
  const saved = performance.now();
  return Math.max(0, (await seen) - saved);
}

const visible = (locator: Locator) => () => locator.waitFor();
const gone = (locator: Locator) => () => locator.waitFor({ state: 'detached' });

/** The same role with other permissions. */
async function saveRole(administrator: Client, name: string, change: (permissions: readonly string[]) => readonly string[]): Promise<void> {
  const { items } = (await expectStatus(administrator.get<{ items: { name: string; title: string; permissions: string[]; isDefault: boolean; revision: number }[] }>('/admin/roles'), 200)).body;
  const { title, permissions, isDefault, revision } = items.find((one) => one.name === name)!;
  await expectStatus(administrator.put(`/admin/roles/${name}`, { title, permissions: change(permissions), isDefault }, { 'if-match': `"${revision}"` }), 200);
}

async function saveBureau(administrator: Client, organisationId: string): Promise<string> {
  const { bureauClientSecret: clientSecret, bureauWebhookSecret: webhookSecret } = kept<Record<string, string>>('secrets.json');
  const { revision, settings } = (await expectStatus(administrator.get<{ revision: number; settings: Record<string, string> }>('/admin/connectors/bureau-http'), 200)).body;
  const secrets = { clientSecret, ...(settings['webhookUrl'] !== undefined && { webhookSecret }) };
  await expectStatus(administrator.put('/admin/connectors/bureau-http', { settings: { ...settings, ...secrets, organisationId } }, { 'if-match': `"${revision}"` }), 200);
  return settings['organisationId'] ?? '';
}

async function openElsewhere(stage: Stage, who: 'admin' | 'operator', path: string): Promise<Page> {
  const page = await stage.open(who);
  page.setDefaultTimeout(20_000);
  await page.goto(elsewhere + path);
  return page;
}

test('What an administrator saves at one node, the pages that are open at another one follow', async ({ stage }) => {
  const administrator = await clientOf('admin');
  await putOn(administrator, 'new', []);
  const [operator, lists, roles, bureau] = await Promise.all([
    openElsewhere(stage, 'operator', '/'), openElsewhere(stage, 'admin', LIST), openElsewhere(stage, 'admin', '/admin/access/roles'),
    openElsewhere(stage, 'admin', '/admin/connectors/bureau-http'),
  ]);
  await pickType(operator, 'Temporary card');
  await operator.getByText('No use case that creates something is switched on.').waitFor();
  const [start, row] = [operator.getByRole('main').getByRole('button', { name: 'Order temporary cards' }), lists.getByRole('listitem').filter({ hasText: 'Order temporary cards' })];
  const [role, organisation] = [roles.getByRole('button', { name: /^Operator / }), bureau.getByLabel('Organisation id')];
  await Promise.all([role.waitFor(), organisation.waitFor(), lists.getByRole('heading', { name: 'New-Process' }).waitFor()]);
  const search = operator.getByRole('main').getByRole('searchbox').first();
  await search.fill('half a na');

  const lags: Record<string, number> = {};
  const order = { useCase: USE_CASES.order };
  lags['list'] = await followed(() => putOn(administrator, 'new', [order]), visible(start), visible(row));
  lags['option'] = await followed(() => putOn(administrator, 'new', [{ ...order, options: { maximumAmount: 4 } }]), visible(row.filter({ hasText: 'Largest amount: 4' })));
  const count = (await role.innerText()).replace(/\s+/g, ' ');
  const mayOrder = (one: string): boolean => one === 'temporary-card:order';
  lags['role'] = await followed(
    () => saveRole(administrator, 'operator', (permissions) => permissions.filter((one) => !mayOrder(one))),
    gone(operator.getByRole('main').locator('button[aria-disabled="false"]', { hasText: 'Order temporary cards' })), gone(role.filter({ hasText: count.replace(/^Operator /, '') })),
  );
  await saveRole(administrator, 'operator', (permissions) => [...permissions, 'temporary-card:order']);
  let before = '';
  lags['connector'] = await followed(async () => { before = await saveBureau(administrator, 'another-organisation'); }, () => expect.poll(() => organisation.inputValue(), { intervals: [50] }).toBe('another-organisation'));
  await saveBureau(administrator, before);
  lags['gone'] = await followed(() => putOn(administrator, 'new', []), gone(start), gone(row));

  process.stdout.write(`two nodes: pages at one follow what is saved at the other after ${Object.entries(lags).map(([name, lag]) => `${Math.round(lag)} ms (${name})`).join(', ')}\n`);
  expect(Object.values(lags).filter((lag) => lag > ALLOWED_MS)).toEqual([]);
  await expect(search).toHaveValue('half a na');
  await expect(search).toBeFocused();
});
