import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { queueCards, runSchedules, switchEverythingOn } from '../operator/support/house.ts';
import { speak } from '../operator/support/people.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../operator/support/stage.ts';

const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

const ADMIN = {
  home: '/admin/',
  'process-list-general': '/admin/process-lists/temporary-card',
  'process-list-processing': '/admin/process-lists/temporary-card?place=processing',
  connectors: '/admin/connectors',
  connector: '/admin/connectors/bureau-http',
  schedules: '/admin/schedules',
  queue: '/admin/queue',
  plugins: '/admin/plugins',
  'web-hooks': '/admin/web-hooks',
  'undelivered-events': '/admin/undelivered-events',
  audit: '/admin/audit',
  outbox: '/admin/mail/outbox',
  templates: '/admin/mail/templates',
  template: '/admin/mail/templates/password-reset',
  accounts: '/admin/access/accounts',
  criteria: '/admin/access/criteria',
  roles: '/admin/access/roles',
  'access-schemes': '/admin/access/schemes?type=identity',
  why: '/admin/access/why',
  tokens: '/admin/tokens',
  'admin-not-found': '/admin/nowhere',
} as const;
const OPERATOR = {
  start: '/',
  search: '/search?type=temporary-card',
  'search-empty': '/search?type=temporary-card&text=nothing-is-called-like-this',
  runs: '/runs',
  account: '/account',
} as const;
const WINDOWS = [
  { name: '1280-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '360-light', viewport: { width: 360, height: 780 }, colorScheme: 'light' },
  { name: '360-dark', viewport: { width: 360, height: 780 }, colorScheme: 'dark' },
] as const;

test.beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  await switchEverythingOn();
  await queueCards(3);
  await runSchedules('processing');
});

async function look(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  await page.screenshot({ path: `${SCREENS}${name}.png`, fullPage: true });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

for (const { name, ...window } of WINDOWS) {
  test(`Every page of the admin app at ${name} can be read and used by everybody`, async ({ stage }) => {
    test.setTimeout(180_000);
    const page = await stage.open('admin', window);
    for (const [title, address] of Object.entries(ADMIN)) await look(page, address, `${title}-${name}`);
  });

  test(`Every page of the operator app at ${name} can be read and used by everybody`, async ({ stage }) => {
    test.setTimeout(120_000);
    const page = await stage.open('operator', window);
    for (const [title, address] of Object.entries(OPERATOR)) await look(page, address, `${title}-${name}`);
    await page.goto('/search?type=temporary-card');
    await page.getByRole('link', { name: /^T0/ }).first().click();
    await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
    await look(page, page.url(), `profile-${name}`);
    await page.goto('/');
    await page.getByRole('button', { name: 'Order temporary cards' }).click();
    await expect(page.getByRole('heading', { name: 'How many cards?' })).toBeVisible();
    await look(page, page.url(), `run-${name}`);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByText('Temporary cards in the queue: 1.')).toBeVisible();
    await look(page, page.url(), `result-${name}`);
  });
}

test('The sheets of the admin app can be read and used by everybody', async ({ stage }) => {
  test.setTimeout(120_000);
  const page = await stage.open('admin');
  await page.goto(ADMIN['process-list-processing']);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}sheet-add.png` });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit Submit queued temporary cards' }).click();
  await expect(page.getByLabel('Schedule (cron expression)')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}sheet-edit.png` });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove Submit queued temporary cards' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
});

test('Both apps in Italian', async ({ stage }) => {
  test.setTimeout(90_000);
  await speak('admin', 'it-IT');
  await speak('operator', 'it-IT');
  try {
    const administrator = await stage.open('admin', { locale: 'it-IT' });
    await administrator.goto(ADMIN['process-list-general']);
    await expect(administrator.getByRole('heading', { name: 'Carta temporanea' })).toBeVisible();
    await expect(administrator.getByRole('tab', { name: /^Generale/ })).toBeVisible();
    await administrator.screenshot({ path: `${SCREENS}process-list-italian.png`, fullPage: true });
    const operator = await stage.open('operator', { locale: 'it-IT' });
    await operator.goto('/');
    await expect(operator.getByRole('button', { name: 'Ordina carte temporanee' })).toBeVisible();
    await operator.screenshot({ path: `${SCREENS}start-italian.png`, fullPage: true });
  } finally {
    await speak('admin', 'en-US');
    await speak('operator', 'en-US');
  }
});
