import { expect, type Page } from '@playwright/test';

/** Opens the tab of a place. */
export async function openPlace(page: Page, place: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${place}`) }).click();
  await expect(page.getByRole('heading', { name: place === 'General' ? 'New-Process' : `Additional Commands in state ${place}` })).toBeVisible();
}

/** Adds a use case to the place in view; saving is another matter. */
export async function addUseCase(page: Page, title: string, set: { readonly cron?: string } = {}): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: new RegExp(`^Add (once more: )?${title}$`) }).click();
  const options = page.getByRole('dialog', { name: `Add ${title}` });
  if (await appears(options)) {
    if (set.cron !== undefined) await options.getByLabel('Schedule (cron expression)').fill(set.cron);
    await options.getByRole('button', { name: 'Add', exact: true }).click();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toBeVisible();
}

/** Saves the place in view; `confirm` when the change takes something away. */
export async function saveList(page: Page, confirm: 'confirm' | 'nothing to confirm' = 'nothing to confirm'): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  if (confirm === 'confirm') await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect(page.getByText('Saved. Everybody works by the new rules now.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
}

async function appears(dialog: ReturnType<Page['getByRole']>): Promise<boolean> {
  try {
    await dialog.waitFor({ timeout: 1500 });
    return true;
  } catch {
    return false;
  }
}
