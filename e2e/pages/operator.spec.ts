import { queueCards, runSchedules, switchEverythingOn } from '../operator/support/house.ts';
import { lookEverywhere } from '../operator/support/look.ts';
import { expect, test } from '../operator/support/stage.ts';

const OPERATOR = {
  start: '/',
  search: '/search?type=temporary-card',
  'search-empty': '/search?type=temporary-card&text=nothing-is-called-like-this',
  runs: '/runs',
  account: '/account',
} as const;

test.beforeAll(async () => {
  await switchEverythingOn();
  await queueCards(3);
  await runSchedules('processing');
});

test('Every page of the operator app can be read and used by everybody, wide and narrow, light and dark', async ({ stage }) => {
  const page = await stage.open('operator');
  for (const [title, address] of Object.entries(OPERATOR)) {
    await page.goto(address);
    await lookEverywhere(page, title);
  }
  await page.goto('/search?type=temporary-card');
  await page.getByRole('link', { name: /^T0/ }).first().click();
  await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
  await lookEverywhere(page, 'profile');
  await page.goto('/');
  await page.getByRole('button', { name: 'Order temporary cards' }).click();
  await expect(page.getByRole('heading', { name: 'How many cards?' })).toBeVisible();
  await lookEverywhere(page, 'run');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('Temporary cards in the queue: 1.')).toBeVisible();
  await lookEverywhere(page, 'result');
});
