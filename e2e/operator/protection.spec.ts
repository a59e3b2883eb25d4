import { queueCards, switchEverythingOn } from './support/house.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/stage.ts';

test('a card is locked, unlocked, frozen and put back into use', async ({ stage }) => {
  await switchEverythingOn();
  const [card] = await queueCards(1);
  const administrator = await stage.open('admin');
  await administrator.goto(`/objects/${card?.id ?? ''}`);
  const choose = async (line: string) => {
    await administrator.getByRole('button', { name: 'More' }).click();
    await administrator.getByRole('button', { name: line, exact: true }).click();
  };
  await choose('Lock');
  await expect(administrator.getByText('You keep this for yourself')).toBeVisible();
  await choose('Unlock');
  await expect(administrator.getByText('You keep this for yourself')).toBeHidden();
  await choose('Freeze');
  await expect(administrator.locator('app-protection-notes').getByText(/^Frozen by /)).toBeVisible();
  await administrator.getByRole('button', { name: 'More' }).click();
  await expectAccessible(administrator);
  await administrator.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(administrator);
  await administrator.getByRole('button', { name: 'Unfreeze', exact: true }).click();
  await expect(administrator.locator('app-protection-notes').getByText(/^Frozen by /)).toBeHidden();
});
