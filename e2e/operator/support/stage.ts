import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContextOptions, type ConsoleMessage, type Page } from '@playwright/test';
import { arrive, type UserName } from './people.ts';

/** People who sit down at a browser, and what they may meet there. */
export interface Stage {
  /** Somebody signed in, at a browser of their own. */
  open(userName: UserName, options?: BrowserContextOptions): Promise<Page>;
  /** A browser nobody has signed in at. */
  openForNobody(options?: BrowserContextOptions): Promise<Page>;
  /** The story expects answers of this status; the browser's note about them is no fault. */
  expectAnswer(status: number): void;
}

/** Tests with people; each fails when a page writes an error to the console. */
export const test = base.extend<{ stage: Stage }>({
  stage: async ({ browser }, use) => {
    const faults: string[] = [];
    const pages: Page[] = [];
    const expected = new Set<number>();
    const watched = (page: Page): Page => {
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message, expected)) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      pages.push(page);
      return page;
    };
    await use({
      open: async (userName, options) => watched(await arrive(browser, userName, options)),
      openForNobody: async (options) => watched(await (await browser.newContext(options)).newPage()),
      expectAnswer: (status) => void expected.add(status),
    });
    for (const page of pages) await page.context().close();
    expect(faults, 'errors in the console').toEqual([]);
  },
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// Rules that axe itself calls experimental and leaves out unless asked by tag.
const EXPERIMENTAL = ['css-orientation-lock', 'p-as-heading', 'table-fake-caption', 'td-has-header'];

// Not described node by node what is in order: that takes longer than to find what is broken. Nor are sheets of styles fetched
// a second time, which only rules about sound and about turned screens read; nor is a second page opened to put frames together.
const ONLY_WHAT_IS_BROKEN = { resultTypes: ['violations'] as ['violations'], preload: false };

// No script runs in there, so nobody would answer to axe.
const SANDBOXED = 'iframe[sandbox=""]';

/** No rule of WCAG 2.2 AA that a machine can check is broken on the page in view, or in this part of it. */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  await page.evaluate(settle);
  const axe = new AxeBuilder({ page }).options(ONLY_WHAT_IS_BROKEN).setLegacyMode().exclude(SANDBOXED);
  const { violations } = await (part === undefined ? axe : axe.include(part)).withTags(RULES).disableRules(EXPERIMENTAL).analyze();
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(broken, `accessibility of ${page.url()}`).toEqual([]);
}

// What is still fading in has fewer colours than it will have; what turns for ever is not waited for.
async function settle(): Promise<void> {
  const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map((one) => one.finished));
}

/** Nothing sticks out of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels that stick out of ${page.url()}`).toBe(0);
}

// Browsers note every answer from 400 on: a story names those that it provokes.
function isExpected(message: ConsoleMessage, expected: ReadonlySet<number>): boolean {
  // What the tests themselves run inside a frame where no script may run.
  if (/^Blocked script execution in 'about:(srcdoc|blank)'/.test(message.text())) return true;
  return expected.has(Number(/status of (\d+)/.exec(message.text())?.[1]));
}

export { expect };
