import { queueCards, readCard, runSchedules, switchEverythingOn, produceIn } from './support/house.ts';
import { next } from './support/moves.ts';
import { expect, test } from './support/stage.ts';

test('Abort temporary card order for several ticked cards', async ({ stage }) => {
  await switchEverythingOn();
  const cards = await queueCards(3);
  const operator = await stage.open('operator');
  await operator.goto('/search?type=temporary-card&state=processing');
  for (const card of cards.slice(0, 2)) {
    await operator.getByRole('checkbox', { name: `Select ${String(card.attributes['cardNumber'])}` }).check();
  }
  await expect(operator.getByText('2 selected')).toBeVisible();
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await expect(operator.getByRole('heading', { name: 'Abort the order?' })).toBeVisible();
  await next(operator);
  await expect(operator.getByText('Temporary cards aborted: 2. Nothing was sent to production.')).toBeVisible();
  const states = await Promise.all(cards.map(async ({ id }) => (await readCard(id)).state));
  expect(states).toEqual(['aborted', 'aborted', 'processing']);
});

test('Abort temporary card order too late: the loser of the race is told', async ({ stage }) => {
  await switchEverythingOn();
  await produceIn(60);
  const [card] = await queueCards(1);
  stage.expectAnswer(422);
  const operator = await stage.open('operator');
  await operator.goto(`/objects/${card?.id ?? ''}`);
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await expect(operator.getByRole('heading', { name: 'Abort the order?' })).toBeVisible();
  await runSchedules('processing');
  await expect.poll(async () => (await readCard(card?.id ?? '')).state).toBe('ordered');
  await next(operator);
  await expect(operator.getByRole('alert')).toBeVisible();
  expect((await readCard(card?.id ?? '')).state).toBe('ordered');
});
