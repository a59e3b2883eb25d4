import type { Page } from '@playwright/test';
import { expectStatus } from '../support/house.ts';
import { clientOf } from '../operator/support/people.ts';
import { lookAsItIs } from '../operator/support/look.ts';
import { expect, test } from '../operator/support/stage.ts';

const SCENARIO = '/admin/access-schemes/identity/scenarios/Reception';
const CHIEFS = { permission: 'Freeze', filter: { subject: 'group', is: 'Administrators' }, relations: [] };

const rowOf = (page: Page, right: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: right, exact: true }) });

async function letOperatorsFreeze(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an entry for the right Freeze' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: 'Done' })).toBeDisabled();
  for (const once of ['first', 'again']) {
    await test.step(`everyone, ${once}`, async () => {
      await sheet.getByRole('button', { name: 'Everyone' }).click();
      await expect(sheet.getByText('everyone', { exact: true })).toBeVisible();
      await sheet.getByRole('button', { name: 'Say who' }).click();
      await sheet.getByRole('button', { name: 'Remove this condition' }).click();
    });
  }
  await sheet.getByRole('button', { name: 'Say who' }).click();
  await sheet.getByRole('combobox', { name: 'What is looked at' }).selectOption('Role');
  await sheet.getByRole('combobox', { name: 'With what' }).selectOption('Operator');
  await expect(sheet.getByText('Olivia Operator', { exact: true })).toBeVisible();
  await sheet.getByLabel('only what they made').check();
  await lookAsItIs(page, 'access-schemes-sheet');
  await sheet.getByLabel('only what they made').uncheck();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, 'Freeze').getByText('new', { exact: true })).toBeVisible();
}

async function saveMeanwhile(): Promise<void> {
  const client = await clientOf('admin');
  await expectStatus(client.send('PUT', SCENARIO, { entries: [CHIEFS, { ...CHIEFS, permission: 'List' }] }, { 'if-match': '"1"' }), 200);
}

test('A scenario is written entry by entry, a faster colleague loses nothing, and the house says why somebody may or may not', async ({ stage }) => {
  stage.expectAnswer(409);
  // High enough for the whole table: nothing lies under the bar that sticks to the bottom.
  const page = await stage.open('admin', { viewport: { width: 1280, height: 3600 } });
  await page.goto('/admin/access/schemes?type=identity');
  await expect(rowOf(page, 'Freeze').getByText('Group is Administrators')).toBeVisible();
  await page.getByRole('button', { name: 'Add a scenario' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Reception');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Identity: Reception' })).toBeVisible();

  await letOperatorsFreeze(page);
  await page.getByRole('button', { name: 'Who can? Freeze' }).click();
  await expect(rowOf(page, 'Freeze').getByText('Olivia Operator', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Customize: Group is Configurators' }).click();
  await expect(rowOf(page, 'Customize').getByText('will be removed')).toBeVisible();
  await expect(page.getByText('2 changes are not saved yet.')).toBeVisible();
  await lookAsItIs(page, 'access-schemes-changed');

  await saveMeanwhile();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('has saved this scheme meanwhile')).toBeVisible();
  await expect(rowOf(page, 'Customize').getByText('nobody')).toBeVisible();
  await expect(page.getByText('1 change is not saved yet.')).toBeVisible();
  await lookAsItIs(page, 'access-schemes-overtaken');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The scheme is saved. It counts from now on.')).toBeVisible();
  await page.reload();
  await expect(rowOf(page, 'Freeze').getByText('Role is Operator')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAsItIs(page, 'access-schemes-360-dark');
  await page.getByRole('button', { name: 'Remove this scenario' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove this scenario' }).click();
  await expect(page.getByRole('heading', { name: 'Identity: Default' })).toBeVisible();

  await page.goto('/admin/access/why?type=identity');
  await page.getByLabel('Person').fill('Olivia Op');
  await page.getByRole('option', { name: /Olivia Operator/ }).click();
  await page.getByLabel('Object', { exact: true }).fill('Administrator');
  await page.getByRole('option', { name: /Ada Administrator/ }).click();
  await page.getByLabel('Right').selectOption('Freeze');
  await expect(page.getByText('Olivia Operator does not have the right “Freeze” to Ada Administrator.')).toBeVisible();
  await expect(page.getByText('No entry of the scheme "Default" allows it to this person.')).toBeVisible();
  await lookAsItIs(page, 'access-schemes-why-360-dark');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel('Right').selectOption('List');
  await expect(page.getByText('The scheme "Default" allows it.')).toBeVisible();
  await expect(page.getByText('everyone', { exact: true })).toBeVisible();
  await lookAsItIs(page, 'access-schemes-why');
  await page.getByLabel('Person').fill('Giulia');
  await page.getByRole('option', { name: /Giulia/ }).first().click();
  await expect(page.getByText('allows it, but this person has no account to sign in with.')).toBeVisible();
  await lookAsItIs(page, 'access-schemes-why-but');
});

test('One object is detached, shared, given another model and put back on its scheme, and the page says who can', async ({ stage }) => {
  const client = await clientOf('admin');
  const { body } = await expectStatus(client.get<{ items: { id: string; label: string }[] }>('/objects?type=identity&state=active&text=Giulia'), 200);
  const { id, label } = body.items[0] ?? { id: '', label: '' };
  await expectStatus(client.put(`/objects/${id}/acl`, {}), 200);
  const page = await stage.open('admin', { viewport: { width: 1280, height: 3400 } });

  await page.goto('/admin/access/models?type=identity');
  await page.getByRole('button', { name: 'Add a model' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill('Staff');
  await sheet.getByLabel('Prefix of the numbers').fill('ST-');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Staff' })).toBeVisible();
  await expect(page.getByText('ST-000001')).toBeVisible();
  await lookAsItIs(page, 'access-schemes-models');

  await page.goto(`/objects/${id}`);
  await page.getByRole('link', { name: 'Who may do what?' }).click();
  await expect(page.getByRole('heading', { name: `Who may do what with ${label}` })).toBeVisible();
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Staff');
  await page.getByRole('dialog').getByRole('button', { name: 'Change the model' }).click();
  await expect(page.getByText('of its model Staff')).toBeVisible();
  await page.getByRole('combobox', { name: 'What it follows' }).selectOption('Entries of its own');
  await page.getByRole('dialog').getByRole('button', { name: 'Detach' }).click();
  await expect(page.getByText('It has entries of its own. It is detached')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Lock: Group is Configurators' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Who can? Lock' }).click();
  await expect(rowOf(page, 'Lock').getByText('Ada Administrator')).toBeVisible();
  await expect(rowOf(page, 'Lock').getByText('Olivia Operator')).toHaveCount(0);
  await page.getByLabel('Add a person').fill('Olivia Op');
  await page.getByRole('option', { name: /Olivia Operator/ }).click();
  await page.getByRole('group', { name: 'Olivia Operator' }).getByLabel('change').check();
  await lookAsItIs(page, 'access-schemes-one-object');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The list is saved. It counts from now on.')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAsItIs(page, 'access-schemes-one-object-360-dark');
  await page.getByRole('button', { name: 'Remove Olivia Operator' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('combobox', { name: 'What it follows' }).selectOption('The scheme of its model');
  await page.getByRole('dialog').getByRole('button', { name: 'Give them up' }).click();
  await expect(page.getByText('of its model Staff')).toBeVisible();
  await expectStatus(client.send('POST', `/objects/${id}/customize`, {}), 200);
});
