import { switchEverythingOff, switchEverythingOn } from '../operator/support/house.ts';
import { expect, test } from '../operator/support/stage.ts';
import { addUseCase, openPlace, saveList } from './support/moves.ts';

const RULES = '/admin/process-lists/temporary-card';

test('Two administrators save at once: the second is told, sees both versions and keeps theirs on top', async ({ stage }) => {
  await switchEverythingOn();
  stage.expectAnswer(409);
  const first = await stage.open('admin');
  const second = await stage.open('admin');
  for (const page of [first, second]) await page.goto(`${RULES}?place=processing`);

  await second.getByRole('button', { name: 'Remove Submit queued temporary cards' }).click();
  await first.getByRole('switch', { name: 'Abort temporary card order is on' }).click();
  await saveList(first, 'confirm');

  await expect(second.getByText('Ada Administrator has just saved this list')).toBeVisible();
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  await second.getByRole('button', { name: 'Save anyway' }).click();
  const dialog = second.getByRole('dialog', { name: 'Somebody else saved this list first' });
  await expect(dialog.getByRole('row', { name: /^Abort temporary card order differs/ })).toContainText('off');
  await expect(dialog.getByRole('row', { name: /^Submit queued temporary cards differs/ })).toContainText('not in the list');
  await dialog.getByRole('button', { name: 'Keep mine on top' }).click();
  await expect(second.getByRole('switch', { name: 'Abort temporary card order is on' })).not.toBeChecked();
  await saveList(second, 'confirm');

  await first.reload();
  await expect(first.getByRole('switch', { name: 'Abort temporary card order is on' })).not.toBeChecked();
  await expect(first.getByText('Submit queued temporary cards')).toHaveCount(0);
});

test('Two administrators save at once: the second takes the version of the first', async ({ stage }) => {
  await switchEverythingOn();
  stage.expectAnswer(409);
  const first = await stage.open('admin');
  const second = await stage.open('admin');
  for (const page of [first, second]) await page.goto(`${RULES}?place=produced`);
  await second.getByRole('switch', { name: 'Initialize temporary card is on' }).click();
  await first.getByRole('button', { name: 'Edit Initialize temporary card' }).click();
  await first.getByLabel('Own title (optional)').fill('Make it ready');
  await first.getByRole('button', { name: 'Done' }).click();
  await saveList(first);

  await second.getByRole('button', { name: 'Save', exact: true }).click();
  await second.getByRole('button', { name: 'Save anyway' }).click();
  await second.getByRole('button', { name: 'Take theirs' }).click();
  await expect(second.getByRole('switch', { name: 'Make it ready is on' })).toBeChecked();
  await expect(second.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
});

test('A list on which nobody works follows what others save', async ({ stage }) => {
  await switchEverythingOn();
  const first = await stage.open('admin');
  const second = await stage.open('admin');
  for (const page of [first, second]) await page.goto(RULES);
  await first.getByRole('switch', { name: 'Order temporary cards is on' }).click();
  await saveList(first, 'confirm');
  await expect(second.getByRole('switch', { name: 'Order temporary cards is on' })).not.toBeChecked();
});

test('Save shows what it takes away, and a cancelled save changes nothing', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto(RULES);
  await page.getByRole('button', { name: 'Remove Order temporary cards' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'This takes something away' });
  await expect(dialog.getByRole('listitem').first()).toContainText('Order temporary cards');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('switch', { name: 'Order temporary cards is on' })).toBeChecked();
});

test('Options have defaults, are checked, and stand in the row as a sentence', async ({ stage }) => {
  await switchEverythingOff();
  const page = await stage.open('admin');
  await page.goto(RULES);
  await expect(page.getByText('Nothing makes new objects of this type yet')).toBeVisible();
  await addUseCase(page, 'Order temporary cards');
  await page.getByRole('button', { name: 'Edit Order temporary cards' }).click();
  const amount = page.getByRole('spinbutton', { name: 'Largest amount' });
  await expect(amount).toHaveValue('9');
  await amount.fill('0');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('At least 1.')).toBeVisible();
  await amount.fill('12');
  await page.getByRole('switch', { name: 'Queue temporary cards' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/Queue temporary cards: off; Largest amount: 12/)).toBeVisible();
  await saveList(page);
  await page.reload();
  await expect(page.getByText(/Queue temporary cards: off; Largest amount: 12/)).toBeVisible();
});

test('Rows change places by keyboard, and unsaved work is not lost by leaving', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto(`${RULES}?place=processing`);
  await page.getByRole('button', { name: 'Move Submit queued temporary cards up' }).press('Enter');
  await expect(page.getByRole('tab', { name: /^Processing.*not saved/ })).toBeVisible();
  await page.getByRole('link', { name: 'Schedules' }).click();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeVisible();
  await saveList(page);
  await page.reload();
  await expect(page.getByRole('switch').first()).toHaveAccessibleName('Submit queued temporary cards is on');
  await page.getByRole('button', { name: 'Remove Submit queued temporary cards' }).click();
  await page.getByRole('link', { name: 'Schedules' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { name: 'Schedules' })).toBeVisible();
});

test('Rows change places by dragging', async ({ stage }) => {
  await switchEverythingOn();
  const page = await stage.open('admin');
  await page.goto(`${RULES}?place=processing`);
  const rows = page.getByRole('main').getByRole('list').filter({ has: page.getByRole('switch') }).getByRole('listitem').filter({ has: page.getByRole('switch') });
  const handle = async (index: number): Promise<{ x: number; y: number }> => {
    const box = await rows.nth(index).boundingBox();
    return { x: (box?.x ?? 0) + 28, y: (box?.y ?? 0) + 28 };
  };
  await expect(rows).toHaveCount(2);
  const [from, to] = [await handle(1), await handle(0)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 30, { steps: 5 });
  await page.mouse.move(to.x, to.y - 20, { steps: 10 });
  await page.mouse.up();
  await expect(page.getByRole('switch').first()).toHaveAccessibleName('Submit queued temporary cards is on');
});

test('An entry that can never run and a state that cannot be reached are pointed out', async ({ stage }) => {
  await switchEverythingOff();
  const page = await stage.open('admin');
  await page.goto(`${RULES}?place=produced`);
  await addUseCase(page, 'Initialize temporary card');
  await saveList(page);
  await expect(page.getByText(/"Initialize temporary card" can never run/)).toBeVisible();
  await openPlace(page, 'Processing');
  await expect(page.getByText(/Nothing can come to "Processing"/)).toBeVisible();
});
