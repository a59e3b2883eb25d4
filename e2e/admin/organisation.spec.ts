import type { Page } from '@playwright/test';
import { lookAsItIs, SCREENS } from '../operator/support/look.ts';
import { expect, expectAccessible, test } from '../operator/support/stage.ts';

async function addBelow(page: Page, element: string, wanted: { kind: string; name: string }): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${element}`) }).first().click();
  await page.getByRole('button', { name: 'Add below' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Kind').selectOption(wanted.kind);
  await sheet.getByLabel('Name', { exact: true }).fill(wanted.name);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: wanted.name })).toBeVisible();
}

test('A unit and a position are drawn, somebody is put in, a group follows by rule, and the operator switches over', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/organisation');
  await addBelow(page, 'Organisation Tessera Demo', { kind: 'Unit', name: 'Night desk' });
  await addBelow(page, 'Unit Night desk', { kind: 'Position', name: 'Night clerk' });
  await page.getByRole('button', { name: 'Put somebody in' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText('Choose a person from the list.')).toBeVisible();
  await sheet.getByLabel('Person').fill('Olivia Op');
  await page.getByRole('option', { name: /Olivia Operator/ }).click();
  await page.screenshot({ path: `${SCREENS}organisation-sheet.png` });
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Olivia Operator holds Night clerk.')).toBeVisible();
  await lookAsItIs(page, 'organisation-chart');

  await page.getByRole('link', { name: 'Olivia Operator' }).click();
  await expect(page.getByRole('heading', { name: 'Positions of Olivia Operator' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Registry Clerk' })).toBeVisible();
  await lookAsItIs(page, 'organisation-person');

  await page.getByRole('tab', { name: 'Groups' }).click();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Night shift');
  await page.getByRole('button', { name: 'Say who' }).click();
  await page.getByRole('combobox', { name: 'With what' }).selectOption('Night desk');
  await expect(page.getByRole('status').filter({ hasText: '1 person' })).toBeVisible();
  await page.getByRole('button', { name: 'Add conditions in brackets' }).click();
  await page.getByRole('combobox', { name: 'What is looked at' }).nth(1).selectOption('Role');
  await page.getByRole('combobox', { name: 'How it is compared' }).nth(1).selectOption('is not');
  await page.getByRole('combobox', { name: 'With what' }).nth(1).selectOption('Auditor');
  await expect(page.getByText('Olivia Operator', { exact: true })).toBeVisible();
  await lookAsItIs(page, 'organisation-groups');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The group Night shift is saved.')).toBeVisible();

  const counter = await stage.open('operator');
  await counter.goto('/');
  await counter.getByRole('button', { name: 'Account of Olivia Operator, Registry Clerk' }).click();
  await counter.screenshot({ path: `${SCREENS}organisation-switch.png` });
  await expectAccessible(counter);
  await counter.getByRole('button', { name: /^Night clerk/ }).click();
  await expect(counter.getByText('You act as Night clerk from now on.')).toBeVisible();
  await expect(counter.getByRole('button', { name: 'Account of Olivia Operator, Night clerk' })).toBeVisible();

  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const tab of ['chart', 'groups', 'people']) {
    await page.goto(`/admin/organisation/${tab}`);
    await expect(page.getByRole('heading', { name: 'Organisation', level: 1 })).toBeVisible();
    await lookAsItIs(page, `organisation-${tab}-360-dark`);
  }
});
