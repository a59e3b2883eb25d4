import { readFileSync } from 'node:fs';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../operator/support/stage.ts';

const FILE = ['Nome;Cognome;E-mail;Titolo', 'Ginevra;Quaglieri;ginevra.quaglieri@example.org;Dr.', 'Ottavio;Quaglieri;ottavio@example.org;', ';;nobody@example.org;', 'Ugo;Verdi;not an address;'].join('\r\n');

test('People from CSV: checked, imported, found in spite of a mistake, kept as a filter and exported', async ({ stage }) => {
  const page = await stage.open('admin');
  await page.goto('/admin/imports');
  await expectAccessible(page);
  await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE, 'latin1') });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('heading', { name: 'What are the columns?' })).toBeVisible();
  await expect(page.getByLabel('Meaning of Cognome')).toHaveValue('lastName');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: 'Checked' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('row', { name: /^4 Name A user needs a name/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^5 E-mail Not an e-mail address/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import now' }).click();
  await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible({ timeout: 20_000 });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto('/search?type=identity&text=qualieri');
  await expect(page.getByText('Nothing is called “qualieri”')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ginevra Quaglieri' })).toBeVisible();
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByLabel('Keep this search as').fill('The family');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('“The family” is kept.')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/search?type=identity');
  await page.getByRole('button', { name: 'Frozen' }).click();
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'The family', exact: true }).click();
  await expect(page).toHaveURL(/text=qualieri/);
  await page.goto('/search?type=identity&text=quaglieri');
  await page.getByRole('button', { name: 'Export' }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV file' }).click();
  const file = readFileSync(await (await arriving).path(), 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(3);
  expect(file).toContain('Ottavio Quaglieri');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});
