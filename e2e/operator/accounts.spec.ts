import type { Page } from '@playwright/test';
import { enter, expectStatus, PASSWORD } from '../support/house.ts';
import { putOn } from '../support/use-cases.ts';
import { look } from './support/look.ts';
import { next, pickType } from './support/moves.ts';
import { clientOf, HOUSE, speak } from './support/people.ts';
import { expect, expectAccessible, test, type Stage } from './support/stage.ts';

const SURNAME = `Conti${Date.now()}`;
const USER_NAME = `${SURNAME}@example.org`.toLowerCase();
const NEXT_PASSWORD = 'a quite different one';
// In stock in a demo house, without an account.
const PRESENT = 'Andrea Costa';

async function fillLists(): Promise<void> {
  const administrator = await clientOf('admin');
  const named = (...names: readonly string[]) => names.map((useCase) => ({ useCase }));
  await putOn(administrator, 'new', named('UsersProcCreate'), 'identity');
  await putOn(administrator, 'active', named('UsersProcEditRoles', 'UsersProcChangePassword', 'UsersProcResetPassword', 'UsersProcDeactivate'), 'identity');
  await putOn(administrator, 'inactive', named('UsersProcReactivate'), 'identity');
}

test.afterEach(async () => {
  const administrator = await clientOf('admin');
  for (const place of ['new', 'active', 'inactive']) await putOn(administrator, place, [], 'identity');
  await speak('operator', 'en-US');
});

async function begin(page: Page, address: string, useCase: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: useCase, exact: true }).click();
}

async function changeState(page: Page, address: string, useCase: string, reason: string, said: string): Promise<void> {
  await begin(page, address, useCase);
  await page.getByRole('combobox', { name: 'Reason' }).fill(reason);
  await page.getByRole('option', { name: reason }).first().click();
  await next(page);
  await expect(page.getByText(said)).toBeVisible();
}

/** The roles of the newcomer, as administrators see them. */
async function roles(): Promise<readonly string[]> {
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ items: { roles: string[] }[] }>(`/admin/accounts?text=${USER_NAME}`), 200);
  return body.items[0]?.roles ?? [];
}

async function createUser(page: Page): Promise<{ address: string; password: string }> {
  await page.goto('/');
  await pickType(page, 'Identity');
  await page.getByRole('button', { name: 'Create user', exact: true }).click();
  await page.getByRole('textbox', { name: 'First name' }).fill('Elena');
  await page.getByRole('textbox', { name: 'Last name' }).fill(SURNAME);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${SURNAME}@example.org`);
  await next(page);
  await page.getByRole('button', { name: 'Show the letter' }).click();
  const letter = page.getByRole('region', { name: 'Password letter' });
  await expect(letter.getByText(USER_NAME)).toBeVisible();
  const password = (await letter.locator('code').textContent()) ?? '';
  await look(page, 'password-letter');
  await expectOnPaperAlone(page);
  await letter.getByRole('button', { name: 'Cancel' }).click();
  await expect(letter).toHaveCount(0);
  const address = (await page.getByRole('link', { name: `Elena ${SURNAME}`, exact: true }).getAttribute('href')) ?? '';
  return { address, password };
}

async function expectOnPaperAlone(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Hello Elena', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
}

/** The newcomer at a browser, with a password of their own. */
async function newcomer(stage: Stage, password: string): Promise<Page> {
  await enter(HOUSE, USER_NAME, password);
  const page = await stage.openForNobody({ locale: 'it-IT' });
  const answer = await page.context().request.post(`${HOUSE}/api/sessions`, { data: { userName: USER_NAME, password: PASSWORD }, headers: { 'accept-language': 'it-IT' } });
  expect(answer.status()).toBe(201);
  return page;
}

/** An account for somebody who has been there without one. */
async function giveAccount(page: Page): Promise<void> {
  await page.goto('/admin/access/accounts');
  await page.getByRole('button', { name: 'Add account' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('For somebody who is there already').fill(PRESENT);
  await page.getByRole('option', { name: PRESENT }).first().click();
  await expect(sheet.getByLabel('Full name')).toHaveValue(PRESENT);
  await sheet.getByLabel('User name').fill(`present-${SURNAME}`);
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByText(`First password of present-${SURNAME}`)).toBeVisible();
}

/** In the language of the browser, as people are spoken to who have not said otherwise. */
async function changePassword(page: Page, address: string): Promise<void> {
  await begin(page, address, 'Cambia password');
  await page.getByLabel('Password attuale').fill('not this one');
  await page.getByLabel('Nuova password').fill(NEXT_PASSWORD);
  await page.getByRole('button', { name: 'Avanti', exact: true }).click();
  await expect(page.getByText('Questa non è la password attuale.')).toBeVisible();
  await look(page, 'change-password-it');
  await page.getByLabel('Password attuale').fill(PASSWORD);
  await page.getByRole('button', { name: 'Avanti', exact: true }).click();
  await expect(page.getByText('La password è cambiata.').or(page.getByRole('button', { name: 'Accedi' })).first()).toBeVisible();
}

test('Create user with a letter, Edit roles, Change password, Reset password, and what Deactivate and Reactivate user do to roles', async ({ stage }) => {
  for (const status of [401, 422]) stage.expectAnswer(status);
  await fillLists();
  const operator = await stage.open('operator');
  const { address, password } = await createUser(operator);
  expect(await roles()).toEqual(['self-service']);

  const administrator = await stage.open('admin');
  await begin(administrator, address, 'Edit roles');
  await expect(administrator.getByRole('checkbox', { name: 'Self-service' })).toBeChecked();
  await administrator.getByRole('checkbox', { name: 'Operator' }).check();
  await look(administrator, 'edit-roles');
  await next(administrator);
  await expect(administrator.getByText('The roles are saved.')).toBeVisible();
  expect(await roles()).toEqual(['operator', 'self-service']);

  await giveAccount(administrator);

  await changePassword(await newcomer(stage, password), address);
  await changeState(operator, address, 'Deactivate user', 'Parental leave', 'Users deactivated: 1.');
  expect(await roles()).toEqual([]);
  await changeState(operator, address, 'Reactivate user', 'Back at work', 'Users reactivated: 1.');
  expect(await roles()).toEqual(['self-service']);

  await speak('operator', 'it-IT');
  await begin(operator, address, 'Reimposta password');
  await operator.getByRole('button', { name: 'Avanti', exact: true }).click();
  await operator.getByRole('button', { name: 'Mostra la lettera' }).click();
  await expect(operator.getByText(`Buongiorno Elena ${SURNAME},`)).toBeVisible();
  await look(operator, 'password-letter-it');
});
