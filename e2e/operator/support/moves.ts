import { expect, type Locator, type Page } from '@playwright/test';

/** Goes on to the next step, or carries the last one out. */
export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
}

/** Picks one of a drop-down. */
export async function choose(page: Page, field: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** The row of the search result that shows this name. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** How many the counter of a state shows on the start page. */
export async function countOf(page: Page, state: string): Promise<number> {
  const tile = page.getByRole('link', { name: new RegExp(`^[\\d,.]+\\s*${state}$`) });
  await expect(tile).toBeVisible();
  return Number.parseInt((await tile.textContent()) ?? '', 10);
}

/** The button that starts a use case, and the reason under it when it cannot. */
export async function expectNotPossible(page: Page, useCase: string, reason: RegExp): Promise<void> {
  const button = page.getByRole('button', { name: useCase });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(reason);
}

/** Picks an object type in Quick search; the browser remembers it. */
export async function pickType(page: Page, title: string): Promise<void> {
  await page.getByRole('main').getByRole('combobox', { name: 'What to search for' }).selectOption(title);
}
