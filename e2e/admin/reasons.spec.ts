import { lookAsItIs } from '../operator/support/look.ts';
import { expect, test } from '../operator/support/stage.ts';

test('Whoever makes rules and removes them again says why, and the list of revisions knows it', async ({ stage }) => {
  const page = await stage.open('admin', { viewport: { width: 360, height: 780 } });
  await page.goto('/admin/access/criteria');
  await page.getByRole('button', { name: 'Add rules for passwords' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill('For a while');
  await sheet.getByLabel('Reason (optional)').fill('Until the audit – però breve');
  await lookAsItIs(page, 'reasons-sheet-360');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove For a while' }).click();
  const question = page.getByRole('dialog', { name: 'Remove For a while?' });
  await question.getByLabel('Reason (optional)').fill('The audit is over');
  await lookAsItIs(page, 'reasons-removal-360');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'For a while' })).toHaveCount(0);

  await page.goto('/admin/mail/outbox');
  await page.getByLabel('Days that messages are kept').fill('89');
  await page.getByLabel('Reason').fill('The rules of the house');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Reason')).toHaveValue('');

  await page.goto('/admin/access/roles');
  await page.getByLabel('Default role').click();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeVisible();
  await lookAsItIs(page, 'reasons-roles-360');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.goto('/admin/configuration');
  for (const reason of ['Until the audit – però breve', 'The audit is over', 'The rules of the house']) await expect(page.getByText(reason)).toBeVisible();
});
