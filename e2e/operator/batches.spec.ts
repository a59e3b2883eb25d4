import { queueCards, readCard, switchEverythingOn } from './support/house.ts';
import { next } from './support/moves.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/stage.ts';

test('Abort temporary card order for all that a search finds', async ({ stage }) => {
  await switchEverythingOn();
  const cards = await queueCards(7);
  const operator = await stage.open('operator');
  await operator.goto('/search?type=temporary-card&state=processing');
  await operator.getByRole('checkbox', { name: `Select ${String(cards[0]?.attributes['cardNumber'])}` }).check();
  await operator.getByRole('button', { name: /^Select all/ }).click();
  await expect(operator.getByText(/^All .* in status “/)).toBeVisible();
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await expect(operator.getByText('For all results of the search')).toBeVisible();
  await expectAccessible(operator);
  await next(operator);
  await expect(operator.getByRole('heading', { name: 'Abort temporary card order' })).toBeVisible();
  await expect(operator.locator('app-batch-status')).toHaveText('Done', { timeout: 30_000 });
  await expectAccessible(operator);
  await operator.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(operator);
  const states = await Promise.all(cards.map(async ({ id }) => (await readCard(id)).state));
  expect(new Set(states)).toEqual(new Set(['aborted']));
  await operator.goto('/batches');
  await expect(operator.getByRole('link', { name: 'Abort temporary card order' }).first()).toBeVisible();
  await expectAccessible(operator);
  await expectNoSidewaysScroll(operator);
});

test('a batch says why it skipped an object that somebody keeps', async ({ stage }) => {
  await switchEverythingOn();
  const [kept, free] = await queueCards(2);
  const administrator = await stage.open('admin');
  await administrator.goto(`/objects/${kept?.id ?? ''}`);
  await administrator.getByRole('button', { name: 'More' }).click();
  await administrator.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(administrator.getByText('You keep this for yourself')).toBeVisible();
  const operator = await stage.open('operator');
  await operator.goto('/search?type=temporary-card&state=processing');
  await operator.getByRole('checkbox', { name: `Select ${String(free?.attributes['cardNumber'])}` }).check();
  await operator.getByRole('button', { name: /^Select all/ }).click();
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await next(operator);
  await expect(operator.getByRole('heading', { name: '1 skipped' })).toBeVisible({ timeout: 30_000 });
  await expect(operator.getByRole('link', { name: String(kept?.attributes['cardNumber']) })).toBeVisible();
  await expectAccessible(operator);
});
