import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll } from './stage.ts';

/** Where the pictures of the screens go. */
export const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
mkdirSync(SCREENS, { recursive: true });

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
const WINDOWS = [
  { name: '1280-light', size: WIDE, colorScheme: 'light' },
  { name: '360-dark', size: NARROW, colorScheme: 'dark' },
] as const;

/** The page in view, wide and light, narrow and dark: a picture of each, nothing sticks out, everybody can use it. */
export async function look(page: Page, title: string): Promise<void> {
  for (const { name, size, colorScheme } of WINDOWS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
    await page.screenshot({ path: `${SCREENS}${title}-${name}.png`, fullPage: true });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(WIDE);
}
