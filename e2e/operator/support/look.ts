import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll } from './stage.ts';

/** Where the pictures of the screens go. */
export const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
mkdirSync(SCREENS, { recursive: true });

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
// What a width or a scheme can break is looked for in two of the four; the others are for people's eyes, when they ask for them.
const FOR_EYES = process.env['TESSERA_LOOK'] === 'all';
const EXTREMES = [
  { name: '1280-light', size: WIDE, colorScheme: 'light' },
  { name: '360-dark', size: NARROW, colorScheme: 'dark' },
] as const;
const OTHERS = [
  { name: '360-light', size: NARROW, colorScheme: 'light' },
  { name: '1280-dark', size: WIDE, colorScheme: 'dark' },
] as const;
type Window = (typeof EXTREMES | typeof OTHERS)[number];

/** A picture of the page in view, in the window as it is. */
export async function picture(page: Page, title: string): Promise<void> {
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  await page.screenshot({ path: `${SCREENS}${title}.png`, fullPage: true, animations: 'disabled' });
}

/** The page in view in the window as it is: a picture, nothing sticks out, everybody can use it. */
export async function lookAsItIs(page: Page, title: string): Promise<void> {
  await picture(page, title);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** The page in view, wide and light, narrow and dark: a picture of each, nothing sticks out, everybody can use it. */
export async function look(page: Page, title: string): Promise<void> {
  for (const window of EXTREMES) {
    await draw(page, title, window);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(WIDE);
}

/** The page in view as `look` sees it; with `TESSERA_LOOK=all` there are pictures of the other two windows as well. */
export async function lookEverywhere(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  for (const window of FOR_EYES ? OTHERS : []) await draw(page, title, window);
  await look(page, title);
}

async function draw(page: Page, title: string, { name, size, colorScheme }: Window): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await picture(page, `${title}-${name}`);
}
