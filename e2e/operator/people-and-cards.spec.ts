import type { Page } from '@playwright/test';
import type { Client } from '../support/client.ts';
import { expectStatus } from '../support/house.ts';
import { until } from '../support/random.ts';
import { putOn, USE_CASES, type Card } from '../support/use-cases.ts';
import { readCard, switchEverythingOff } from './support/house.ts';
import { expectNotPossible, next, pickType } from './support/moves.ts';
import { clientOf } from './support/people.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/stage.ts';

interface Totals {
  readonly asked: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
}

const [FIRST, LAST] = ['Ottavia', `Bel${Date.now()}`];
const NAME = `${FIRST} ${LAST}`;

/** Takes the cards and people of this story out of the lists again. */
async function clearLists(): Promise<void> {
  const administrator = await clientOf('admin');
  await switchEverythingOff();
  for (const place of ['unassigned', 'assigned']) await putOn(administrator, place, []);
  for (const place of ['new', 'active', 'inactive']) await putOn(administrator, place, [], 'identity');
}

async function fillLists(): Promise<void> {
  const administrator = await clientOf('admin');
  const named = (...names: readonly string[]) => names.map((useCase) => ({ useCase }));
  await putOn(administrator, 'unassigned', named('TempCardsProcAssign'));
  await putOn(administrator, 'assigned', named('TempCardsProcExtend', 'TempCardsProcWithdraw', 'TempCardsProcLock'));
  await putOn(administrator, 'new', named('UsersProcCreate'), 'identity');
  await putOn(administrator, 'active', named('UsersProcDeactivate', 'TempCardsProcAssign'), 'identity');
  await putOn(administrator, 'inactive', named('UsersProcReactivate', 'UsersProcDeleteUser'), 'identity');
}

async function cardsInStock(): Promise<readonly [Card, Card]> {
  const operator = await clientOf('operator');
  const { body } = await expectStatus(operator.get<{ items: [Card, Card] }>('/objects?type=temporary-card&state=unassigned&limit=2'), 200);
  return body.items;
}

/** Orders that many cards; they wait in the queue. */
async function queueMany(amount: number): Promise<void> {
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ items: { entryId: string }[] }>('/object-types/temporary-card/actions?place=new'), 200);
  await expectStatus(administrator.post('/runs', { entryId: body.items[0]?.entryId, input: { amount }, submit: true }), 200, 201, 202);
  await until('the cards to wait in the queue', 40_000, async () => (await waiting(administrator)) >= amount);
}

/** How many cards wait in the queue. */
async function waiting(client: Client): Promise<number> {
  const { body } = await expectStatus(client.get<{ counts: { state: string; count: number }[] }>('/objects/counts?type=temporary-card'), 200);
  return body.counts.find(({ state }) => state === 'processing')?.count ?? 0;
}

/** Picks an object by the beginning of what is written on it. */
async function pick(page: Page, field: string, text: string, label: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(text);
  await page.getByRole('option', { name: label }).first().click();
}

/** Starts a use case of the profile in view. */
async function begin(page: Page, useCase: string): Promise<void> {
  await page.getByRole('button', { name: useCase, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
}

/** Carries out a use case of the profile, with a reason where one is asked for. */
async function carryOut(page: Page, address: string, useCase: string, said: string, reason?: string): Promise<void> {
  await page.goto(address);
  await begin(page, useCase);
  if (reason) await pick(page, 'Reason', reason, new RegExp(reason));
  await next(page);
  await expect(page.getByText(said)).toBeVisible();
}

async function createUser(page: Page): Promise<string> {
  await page.goto('/');
  await pickType(page, 'Identity');
  await begin(page, 'Create user');
  await page.getByRole('textbox', { name: 'First name' }).fill(FIRST);
  await page.getByRole('textbox', { name: 'Last name' }).fill(LAST);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${LAST}@example.org`);
  await expectAccessible(page);
  await next(page);
  await expect(page.getByText('The user is created and active.')).toBeVisible();
  return (await page.getByRole('link', { name: NAME, exact: true }).getAttribute('href')) ?? '';
}

async function assign(page: Page, card: Card): Promise<void> {
  await page.goto(`/objects/${card.id}`);
  await begin(page, 'Assign temporary card');
  await pick(page, 'User', LAST, new RegExp(NAME));
  await next(page);
  await expect(page.getByText('The card is assigned. Hand it out.')).toBeVisible();
}

/** Starts from the person: which card? */
async function assignFromPerson(page: Page, person: string, card: Card): Promise<void> {
  const number = String(card.attributes['cardNumber']);
  await page.goto(person);
  await begin(page, 'Assign temporary card');
  await expect(page.getByRole('heading', { name: 'Search temporary card' })).toBeVisible();
  await pick(page, 'Temporary card', number, new RegExp(number));
  await next(page);
  await expect(page.getByRole('heading', { name: 'Hand out this card?' })).toBeVisible();
  for (const name of [NAME, number]) await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  await expectAccessible(page);
  await next(page);
  await expect(page.getByText('The card is assigned. Hand it out.')).toBeVisible();
}

test.afterEach(clearLists);

test('Create user, Assign from the card and from the user, Extend, Withdraw and Lock temporary card, then Deactivate, Reactivate and Delete user', async ({ stage }) => {
  await fillLists();
  const operator = await stage.open('operator');
  const person = await createUser(operator);
  const [first, second] = await cardsInStock();

  await assign(operator, first);
  const { validTo } = (await readCard(first.id)).attributes;
  await carryOut(operator, `/objects/${first.id}`, 'Extend temporary card', 'Temporary cards extended: 1.');
  expect(String((await readCard(first.id)).attributes['validTo']) > String(validTo)).toBe(true);
  await carryOut(operator, `/objects/${first.id}`, 'Withdraw temporary card', 'Temporary cards back in the stock: 1.');
  expect((await readCard(first.id)).attributes['holder']).toBeUndefined();
  await assign(operator, first);
  await carryOut(operator, `/objects/${first.id}`, 'Lock temporary card', 'Temporary cards locked: 1.');

  await assignFromPerson(operator, person, second);
  expect((await readCard(second.id)).attributes['holderName']).toBe(NAME);
  await carryOut(operator, person, 'Deactivate user', 'Users deactivated: 1.', 'Parental leave');
  await expect.poll(async () => (await readCard(second.id)).state).toBe('locked');
  await carryOut(operator, person, 'Reactivate user', 'Users reactivated: 1.', 'Back at work');
  expect((await readCard(second.id)).state).toBe('locked');
  await carryOut(operator, person, 'Deactivate user', 'Users deactivated: 1.', 'Left the organisation');
  await operator.goto(person);
  await expectNotPossible(operator, 'Delete user', /permission "Delete user". Administrator can grant it/);
  // As access schemes say at first, only administrators delete people.
  const administrator = await stage.open('admin');
  await carryOut(administrator, person, 'Delete user', 'Users deleted: 1.', 'Left long ago');
  await administrator.goto(person);
  await expect(administrator.getByRole('heading', { name: 'Map of the life cycle' })).toBeVisible();
  // The history keeps what happened; nothing is left on the person.
  await expect(administrator.getByRole('region', { name: 'Details' }).getByText(LAST)).toHaveCount(0);
  await expectAccessible(administrator);
});

test('Abort temporary card order for thousands: paused, resumed and done', async ({ stage }) => {
  const administrator = await clientOf('admin');
  await putOn(administrator, 'new', [{ useCase: USE_CASES.order, options: { maximumAmount: 10_000 } }]);
  await putOn(administrator, 'processing', [{ useCase: USE_CASES.abort }]);
  await queueMany(8_000);
  const operator = await stage.open('operator');
  await operator.goto('/search?type=temporary-card&state=processing');
  await operator.getByRole('checkbox', { name: /^Select T/ }).first().check();
  await operator.getByRole('button', { name: /^Select all/ }).click();
  await operator.getByRole('button', { name: 'Abort temporary card order' }).click();
  await next(operator);
  const status = operator.locator('app-batch-status');
  await operator.getByRole('button', { name: 'Pause' }).click();
  await expect(status).toHaveText('Paused');
  await expectAccessible(operator);
  await operator.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(operator);
  expect(await waiting(administrator)).toBeGreaterThan(0);
  await operator.getByRole('button', { name: 'Resume' }).click();
  await expect(status).toHaveText('Done', { timeout: 40_000 });
  // A card that somebody works on since an earlier story is skipped with its reason; every other one is aborted.
  const id = new URL(operator.url()).pathname.split('/').at(-1) ?? '';
  const { body: batch } = await expectStatus(administrator.get<Totals>(`/batches/${id}`), 200);
  expect(batch.done).toBeGreaterThanOrEqual(8_000);
  expect(batch).toMatchObject({ failed: 0, asked: batch.done + batch.skipped });
  expect(await waiting(administrator)).toBe(batch.skipped);
});
