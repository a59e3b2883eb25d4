import { produceIn, switchEverythingOff, switchEverythingOn } from './support/house.ts';
import { expect, test } from './support/stage.ts';
import { choose, countOf, next, pickType, rowOf } from './support/moves.ts';
import { addUseCase, openPlace, saveList } from '../admin/support/moves.ts';

test.beforeAll(() => produceIn(1));

test('Order temporary cards: from enabling it to unassigned cards, with one of five aborted', async ({ stage }) => {
  await switchEverythingOff();
  const administrator = await stage.open('admin');
  const operator = await stage.open('operator');

  await operator.goto('/');
  await pickType(operator, 'Temporary card');
  await expect(operator.getByText('No use case that creates something is switched on.')).toBeVisible();

  await administrator.goto('/admin/');
  await administrator.getByRole('link', { name: /^Temporary card/ }).click();
  await addUseCase(administrator, 'Order temporary cards');
  await saveList(administrator);
  await openPlace(administrator, 'Processing');
  await addUseCase(administrator, 'Abort temporary card order');
  await addUseCase(administrator, 'Submit queued temporary cards', { cron: '0 3 1 1 *' });
  await saveList(administrator);
  for (const place of ['Ordered', 'In production']) {
    await openPlace(administrator, place);
    await addUseCase(administrator, 'Update temporary card order', { cron: '0 3 1 1 *' });
    await saveList(administrator);
  }
  await openPlace(administrator, 'Produced');
  await addUseCase(administrator, 'Initialize temporary card');
  await saveList(administrator);

  // The start page of the operator follows without a reload.
  await operator.getByRole('button', { name: 'Order temporary cards' }).click();
  await choose(operator, 'Amount', '5');
  await next(operator);
  await expect(operator.getByText('Temporary cards in the queue: 5.')).toBeVisible();
  const labels = await operator.getByRole('main').getByRole('link', { name: /^T/ }).allInnerTexts();
  const [first = '', second = ''] = labels.map((label) => label.trim().split(/\s+/)[0] ?? '');

  await operator.goto('/search?type=temporary-card&state=processing');
  await rowOf(operator, first).getByRole('checkbox').check();
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await next(operator);
  await expect(operator.getByText('Temporary cards aborted: 1.')).toBeVisible();

  await administrator.getByRole('link', { name: 'Schedules' }).click();
  await administrator.getByRole('button', { name: 'Run now: Submit queued temporary cards' }).click();

  // The bureau tells when the cards are produced; the page in view follows without a reload.
  await operator.goto(`/search?type=temporary-card&text=${second}`);
  await expect(rowOf(operator, second)).toContainText('Produced', { timeout: 40_000 });
  await rowOf(operator, second).getByRole('link', { name: second }).click();
  await operator.getByRole('button', { name: 'Initialize temporary card' }).click();
  await next(operator);
  await operator.getByRole('button', { name: 'Insert the right card' }).click();
  await operator.getByRole('button', { name: 'Encode card' }).click();
  await expect(operator.getByText('The card is encoded. Continue with Next.')).toBeVisible();
  await next(operator);
  await expect(operator.getByText('The card is initialized and can be assigned.')).toBeVisible();
  await operator.getByRole('link', { name: `Go to ${second}` }).click();
  await expect(operator.getByRole('heading', { name: second })).toBeVisible();
  await expect(operator.getByRole('main').getByText('Unassigned', { exact: true }).first()).toBeVisible();

  await operator.goto(`/search?type=temporary-card&text=${first}`);
  await expect(rowOf(operator, first)).toContainText('Aborted');
});

test('Order temporary cards with the queue off: the operator sees the order on the same screen', async ({ stage }) => {
  await produceIn(60);
  await switchEverythingOn({ queue: false });
  const operator = await stage.open('operator');
  await operator.goto('/');
  await operator.getByRole('button', { name: 'Order temporary cards' }).click();
  await choose(operator, 'Amount', '2');
  await next(operator);
  await expect(operator.getByText('Temporary cards on their way to the bureau: 2.')).toBeVisible();
  await expect(operator.getByRole('main').getByText('Ordered', { exact: true })).toHaveCount(2, { timeout: 30_000 });
});

test('Order temporary cards without a mouse', async ({ stage }) => {
  await switchEverythingOn();
  const operator = await stage.open('operator');
  await operator.goto('/');
  const before = await countOf(operator, 'Processing');
  await operator.getByRole('button', { name: 'Order temporary cards' }).focus();
  await operator.keyboard.press('Enter');
  await expect(operator.getByRole('heading', { name: 'How many cards?' })).toBeVisible();
  await operator.getByRole('combobox', { name: 'Amount' }).focus();
  await operator.keyboard.press('ArrowDown');
  await operator.getByRole('button', { name: 'Next' }).focus();
  await operator.keyboard.press('Enter');
  await expect(operator.getByText('Temporary cards in the queue: 2.')).toBeVisible();
  await operator.goto('/');
  expect(await countOf(operator, 'Processing')).toBe(before + 2);
});

test('Cancel an order: nothing is left', async ({ stage }) => {
  await switchEverythingOn();
  const operator = await stage.open('operator');
  await operator.goto('/');
  const before = await countOf(operator, 'Processing');
  await operator.getByRole('button', { name: 'Order temporary cards' }).click();
  await choose(operator, 'Amount', '4');
  await operator.getByRole('button', { name: 'Cancel' }).click();
  await operator.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(operator.getByText('“Order temporary cards” was cancelled. Nothing has changed.')).toBeVisible();
  await operator.goto('/');
  expect(await countOf(operator, 'Processing')).toBe(before);
});
