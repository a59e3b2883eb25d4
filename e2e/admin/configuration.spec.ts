import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { clientOf } from '../operator/support/people.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../operator/support/stage.ts';

const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  await page.screenshot({ path: `${SCREENS}configuration-${name}.png`, fullPage: true });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** Switches the first use case of a list off, and says why. */
async function switchOff(page: Page, reason: string): Promise<void> {
  await page.goto('/admin/process-lists/temporary-card?place=processing');
  await page.getByRole('switch').first().click();
  await page.getByLabel('Reason', { exact: true }).fill(reason);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Reason', { exact: true })).toHaveValue(reason);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your changes are not saved yet.')).toHaveCount(0);
}

test('A change of a process list is a revision with a reason, side by side with the one before', async ({ stage }) => {
  mkdirSync(SCREENS, { recursive: true });
  const page = await stage.open('admin', { viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(15_000);
  await putOn(await clientOf('admin'), 'processing', [{ useCase: USE_CASES.abort }]);
  await switchOff(page, 'Nobody needs it – übers Wochenende');

  await page.getByRole('link', { name: 'Configuration', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'Nobody needs it – übers Wochenende' });
  await expect(row.getByText('Process lists › temporary-card › processing')).toBeVisible();
  await look(page, 'revisions');
  await page.getByLabel('What changed').selectOption('Roles');
  await expect(row).toHaveCount(0);
  await page.getByLabel('What changed').selectOption('Process lists');
  await row.getByRole('link').click();

  await expect(page.getByText('Nobody needs it – übers Wochenende')).toBeVisible();
  await expect(page.getByRole('cell', { name: /Before:.*enabled: true/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: /Now:.*enabled: false/ })).toBeVisible();
  await look(page, 'revision');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 780 });
  await look(page, 'revision-360-dark');
});
