import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../../config/deploy/chromium.mjs';
import type { Client } from '../../support/client.ts';
import { TOP } from '../../support/program.ts';

const SCREENS = join(TOP, 'test-results', 'screens');

/** Opens a browser at which somebody has signed in already. */
export async function openBrowser(url: string, who: Client): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { path, env } = await findChromium();
  const browser: Browser = await chromium.launch({
    executablePath: path, env: { ...process.env, ...env } as Record<string, string>, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({ baseURL: url, locale: 'en-US', viewport: { width: 1280, height: 900 } });
  const cookies = (who.credentials()['cookie'] ?? '').split('; ').map((one) => one.split(/=(.*)/s));
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })));
  const page = await context.newPage();
  return { page, close: () => browser.close() };
}

/** What is wrong with the page in view: rules of accessibility that it breaks, and pixels that stick out at 360. */
export async function faultsInView(page: Page, title: string): Promise<readonly string[]> {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${title}-1280-light.png`) });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(SCREENS, `${title}-360-dark.png`) });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), ...(over > 0 ? [`${over} pixels stick out`] : [])];
}
