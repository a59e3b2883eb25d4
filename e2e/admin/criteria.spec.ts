import { lookAsItIs, picture } from '../operator/support/look.ts';
import { newAccount } from '../operator/support/people.ts';
import { expect, expectNoSidewaysScroll, test } from '../operator/support/stage.ts';

test('Criteria: an administrator makes stricter rules and gives them to an account', async ({ stage }) => {
  const { userName } = await newAccount('Carla Criteria', []);
  const page = await stage.open('admin', { viewport: { width: 1280, height: 800 } });
  await page.goto('/admin/access/criteria');
  await expect(page.getByRole('heading', { name: 'Rules for passwords' })).toBeVisible();
  await page.getByRole('button', { name: 'Add rules for accounts' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill('Counter');
  await sheet.getByLabel('Wrong passwords until').fill('-1');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText('A whole number from 0 to 1000.')).toBeVisible();
  await sheet.getByLabel('Wrong passwords until').fill('5');
  await sheet.getByLabel('Minutes until it switches').fill('15');
  await lookAsItIs(page, 'criteria-sheet');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Disabled after 5 wrong passwords')).toBeVisible();
  await lookAsItIs(page, 'criteria-1280');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'criteria-360');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`/admin/access/accounts?text=${userName}`);
  await expect(page.getByText('has not chosen a password yet')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Carla Criteria' }).click();
  await page.getByRole('dialog').getByLabel('Rules for this account').selectOption('Counter');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Carla Criteria is saved/)).toBeVisible();
  await page.getByRole('button', { name: 'Edit Carla Criteria' }).click();
  await expect(page.getByRole('dialog').getByLabel('Rules for this account').locator('option:checked')).toHaveText('Counter');
  await picture(page, 'account-sheet');
});
