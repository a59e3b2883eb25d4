import { queueCards, runSchedules, switchEverythingOn } from '../operator/support/house.ts';
import { lookEverywhere, picture, SCREENS } from '../operator/support/look.ts';
import { speak } from '../operator/support/people.ts';
import { expect, expectAccessible, test } from '../operator/support/stage.ts';

const ADMIN = {
  home: '/admin/',
  'process-list-general': '/admin/process-lists/temporary-card',
  'process-list-processing': '/admin/process-lists/temporary-card?place=processing',
  numbering: '/admin/numbering',
  connectors: '/admin/connectors',
  connector: '/admin/connectors/bureau-http',
  schedules: '/admin/schedules',
  queue: '/admin/queue',
  plugins: '/admin/plugins',
  'use-case': '/admin/plugins/use-cases/TempCardsAddonExtProdProcOrder',
  'object-type': '/admin/plugins/object-types/temporary-card',
  'field-kinds': '/admin/plugins/field-kinds/integer',
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
  models: '/admin/access/models?type=identity',
  'one-object': '/admin/access/object?type=identity',
  why: '/admin/access/why',
  tokens: '/admin/tokens',
  'admin-not-found': '/admin/nowhere',
} as const;
test.beforeAll(async () => {
  await switchEverythingOn();
  await queueCards(3);
  await runSchedules('processing');
});

test('Every page of the admin app can be read and used by everybody, wide and narrow, light and dark', async ({ stage }) => {
  // Each page is drawn four times; together they outgrow what one story may take on a slow machine.
  test.setTimeout(Object.keys(ADMIN).length * 20_000);
  const page = await stage.open('admin');
  for (const [title, address] of Object.entries(ADMIN)) {
    await page.goto(address);
    await lookEverywhere(page, title);
  }
});

test('The sheets of the admin app can be read and used by everybody', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto(ADMIN['process-list-processing']);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}sheet-add.png`, animations: 'disabled' });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit Submit queued temporary cards' }).click();
  await expect(page.getByLabel('Schedule (cron expression)')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}sheet-edit.png`, animations: 'disabled' });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove Submit queued temporary cards' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
});

test('Both apps in Italian', async ({ stage }) => {
  await speak('admin', 'it-IT');
  await speak('operator', 'it-IT');
  try {
    const administrator = await stage.open('admin', { locale: 'it-IT' });
    await administrator.goto(ADMIN['process-list-general']);
    await expect(administrator.getByRole('heading', { name: 'Carta temporanea' })).toBeVisible();
    await expect(administrator.getByRole('tab', { name: /^Generale/ })).toBeVisible();
    await picture(administrator, 'process-list-italian');
    const operator = await stage.open('operator', { locale: 'it-IT' });
    await operator.goto('/');
    await expect(operator.getByRole('button', { name: 'Ordina carte temporanee' })).toBeVisible();
    await picture(operator, 'start-italian');
  } finally {
    await speak('admin', 'en-US');
    await speak('operator', 'en-US');
  }
});
