import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll } from './stage.ts';

/** Where the pictures of the screens go. */
export const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
mkdirSync(SCREENS, { recursive: true });

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
// What colours cannot change is read once for each width.
const EXTREMES = [
  { name: '1280-light', size: WIDE, colorScheme: 'light', rules: 'all' },
  { name: '360-dark', size: NARROW, colorScheme: 'dark', rules: 'all' },
] as const;
const OTHERS = [
  { name: '360-light', size: NARROW, colorScheme: 'light', rules: 'colours' },
  { name: '1280-dark', size: WIDE, colorScheme: 'dark', rules: 'colours' },
] as const;

/** The page in view, wide and light, narrow and dark: a picture of each, nothing sticks out, everybody can use it. */
export async function look(page: Page, title: string): Promise<void> {
  await lookIn(page, title, EXTREMES);
}

/** The page in view as `look` sees it, and in the other two windows, too. */
export async function lookEverywhere(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await lookIn(page, title, [...EXTREMES, ...OTHERS]);
}

async function lookIn(page: Page, title: string, windows: readonly (typeof EXTREMES | typeof OTHERS)[number][]): Promise<void> {
  for (const { name, size, colorScheme, rules } of windows) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
    await page.screenshot({ path: `${SCREENS}${title}-${name}.png`, fullPage: true });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, rules);
  }
  await page.setViewportSize(WIDE);
}
