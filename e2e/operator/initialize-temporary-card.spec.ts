import { produceIn, producedCard, readCard, switchEverythingOn } from './support/house.ts';
import { next } from './support/moves.ts';
import { expect, test } from './support/stage.ts';

test('Initialize temporary card: the wrong card, a card pulled out and no reader leave it produced, then it works', async ({ stage }) => {
  await switchEverythingOn();
  await produceIn(1);
  const card = await producedCard();
  stage.expectAnswer(422);
  const operator = await stage.open('operator');
  await operator.goto(`/objects/${card.id}`);
  await operator.getByRole('button', { name: 'Initialize temporary card' }).click();
  await expect(operator.getByRole('heading', { name: 'Put the card in the reader' })).toBeVisible();
  await next(operator);
  await expect(operator.getByText('Simulated reader')).toBeVisible();

  await operator.getByRole('button', { name: 'Insert another card' }).click();
  await operator.getByRole('button', { name: 'Encode card' }).click();
  await expect(operator.getByText('This is another card.')).toBeVisible();
  expect((await readCard(card.id)).state).toBe('produced');

  await operator.getByRole('button', { name: 'Insert the right card' }).click();
  await operator.getByRole('button', { name: 'Pull out half-way' }).click();
  await operator.getByRole('button', { name: 'Encode again' }).click();
  await expect(operator.getByText('The card was removed too early.')).toBeVisible();
  expect((await readCard(card.id)).state).toBe('produced');

  await operator.getByRole('button', { name: 'Unplug the reader' }).click();
  await operator.getByRole('button', { name: 'Encode again' }).click();
  await expect(operator.getByText('There is no card reader.')).toBeVisible();
  await expect(operator.getByText('Connect the card reader, then encode again. The card has not changed.')).toBeVisible();

  await operator.getByRole('button', { name: 'Insert the right card' }).click();
  await operator.getByRole('button', { name: 'Encode again' }).click();
  await expect(operator.getByText('The card is encoded. Continue with Next.')).toBeVisible();
  await next(operator);
  await expect(operator.getByText('The card is initialized and can be assigned.')).toBeVisible();
  expect((await readCard(card.id)).state).toBe('unassigned');
});
