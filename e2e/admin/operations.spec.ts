import { bureauSecret, clientOf, HOUSE } from '../operator/support/people.ts';
import { queueCards, refuseOrders, switchEverythingOn } from '../operator/support/house.ts';
import { expect, test } from '../operator/support/stage.ts';
import { Client } from '../support/client.ts';

test('Connectors: settings are tested and saved, secrets never shown', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/connectors');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('The connection works.')).toBeVisible();
  const secret = page.getByLabel('Client secret');
  await expect(secret).toHaveValue('');

  await secret.fill('not the secret of the bureau');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  await expect(secret).toHaveValue('');
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('The connection does not work')).toBeVisible({ timeout: 30_000 });
  await secret.fill(bureauSecret());
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(secret).toHaveValue('');
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('The connection works.')).toBeVisible({ timeout: 30_000 });
});

test('Connectors: secrets do not follow to another address', async ({ stage }) => {
  stage.expectAnswer(422);
  const page = await stage.open('admin');
  await page.goto('/admin/connectors/bureau-http');
  await page.getByLabel('Host name').fill('https://bureau.example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give the secrets once more')).toBeVisible();
  await expect(page.getByText('Please answer this.').first()).toBeVisible();
});

test('Schedules: an administrator runs one now and sees that it ran', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto('/admin/schedules');
  const row = page.getByRole('row').filter({ hasText: 'Submit queued temporary cards' });
  await expect(row).toContainText('not yet');
  await row.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Submit queued temporary cards has been started.')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(row).not.toContainText('not yet', { timeout: 1000 });
  }).toPass();
});

test('Queue: numbers over time as a chart and as a table', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/queue');
  await expect(page.getByRole('img', { name: /^Bar chart/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('columnheader', { name: 'Done' })).toBeVisible();
});

test('Queue: a task that gave up says why in plain words, and is tried again', async ({ stage }) => {
  await switchEverythingOn({ queue: false });
  await refuseOrders(1);
  try {
    await queueCards(1);
    const page = await stage.open('admin');
    await page.goto('/admin/queue');
    const task = page.getByRole('listitem').filter({ hasText: 'The bureau does not take this order' }).first();
    await expect(task).toBeVisible({ timeout: 20_000 });
    await task.getByRole('button', { name: /^Try again/ }).click();
    await expect(page.getByText(/waits to be tried again/)).toBeVisible();
  } finally {
    await refuseOrders(0);
  }
});

test('Plugins: what is installed, and where its use cases are on', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto('/admin/plugins');
  await page.getByRole('link', { name: 'Temporary card › Produced' }).click();
  await expect(page.getByRole('heading', { name: 'Additional Commands in state Produced' })).toBeVisible();
});

test('API tokens: a machine works with one until it is removed', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/tokens');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const sheet = page.getByRole('dialog', { name: 'Make an API token' });
  await sheet.getByRole('button', { name: 'Make a token' }).click();
  await expect(sheet.getByText('Give the token a name.')).toBeVisible();
  await sheet.getByLabel('Name').fill('Reception kiosk');
  await sheet.getByRole('checkbox', { name: 'audit:read' }).check();
  await sheet.getByRole('button', { name: 'Make a token' }).click();
  const shown = page.getByRole('status').filter({ hasText: 'It is shown this once.' });
  const machine = Client.withToken(HOUSE, await shown.getByRole('code').innerText());
  expect((await machine.get('/admin/audit')).status).toBe(200);
  expect((await machine.get('/admin/roles')).status).toBe(403);
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByRole('button', { name: 'Remove token Reception kiosk' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
  await expect(page.getByText('Token Reception kiosk is removed.')).toBeVisible();
  expect((await machine.get('/admin/audit')).status).toBe(401);
});

test('Accounts: a new person gets a first password, and a disabled one is out', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/access');
  await page.getByRole('button', { name: 'Add account' }).click();
  const sheet = page.getByRole('dialog');
  const userName = `g.wolkenstein-${Date.now()}`;
  await sheet.getByLabel('User name').fill(userName);
  await sheet.getByLabel('Full name').fill('Giovanni Maria Wolkenstein-Trostburg von Neuhaus');
  await sheet.getByRole('checkbox', { name: 'Operator' }).check();
  await sheet.getByRole('button', { name: 'Add account' }).click();
  const shown = page.getByRole('status').filter({ hasText: 'It is shown this once.' });
  const password = await shown.getByRole('code').innerText();
  expect((await new Client(HOUSE).signIn(userName, password)).status).toBe(201);

  await page.getByRole('searchbox', { name: 'Find by name' }).fill(userName);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: /^Disable Giovanni/ }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).last().click();
  await expect(page.getByText('disabled by an administrator', { exact: true })).toBeVisible();
  expect((await new Client(HOUSE).signIn(userName, password)).status).toBe(401);
});

test('Audit: the address holds the search', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto('/admin/audit');
  await page.getByLabel('Action').fill('process-list.saved');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/action=process-list\.saved/);
  await expect(page.getByText('Process list saved').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Action')).toHaveValue('process-list.saved');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/audit$/);
});

test('An auditor reads the rules and changes nothing', async ({ stage }) => {
  await switchEverythingOn();
  await clientOf('auditor');
  const page = await stage.open('auditor');
  await page.goto('/admin/process-lists/temporary-card');
  await expect(page.getByText('You may look at these rules but not change them.')).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toHaveCount(0);
});
