import type { Page } from '@playwright/test';
import { expectStatus } from '../support/house.ts';
import { putOn, type Card, type Entry } from '../support/use-cases.ts';
import { readCard } from './support/house.ts';
import { choose, next, pickType } from './support/moves.ts';
import { clientOf } from './support/people.ts';
import { expect, expectAccessible, test } from './support/stage.ts';

const NAME = `Renata Rec${Date.now()}`;
const SETTERS = [
  'IdentityProcSetServiceEmail', 'IdentityProcSetServiceMobilePhoneNumber', 'IdentityProcSetPreferredLanguage', 'IdentityProcSetIdentification', 'IdentityProcSetSignature',
];
const SIGNATURE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><path d="M5 30 Q 40 0 60 25 T 115 10" stroke="navy" fill="none"/></svg>';

/** Puts a use case on a place and carries it out without a browser. */
async function carryOut(useCase: string, place: string, objectType: string, body: object): Promise<readonly { id: string }[]> {
  const administrator = await clientOf('admin');
  const [entry] = (await putOn(administrator, place, [{ useCase }], objectType)) as readonly Entry[];
  const run = await expectStatus(administrator.post<{ outcome: { objects: { id: string }[] } }>('/runs', { entryId: entry?.id, submit: true, ...body }), 200, 201);
  return run.body.outcome.objects;
}

/** Somebody with a card of the stock in their hand. */
async function holder(): Promise<{ person: string; card: string }> {
  const [person] = await carryOut('UsersProcCreate', 'new', 'identity', { input: { source: 'IDM', name: NAME } });
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ items: Card[] }>('/objects?type=temporary-card&state=unassigned&limit=1'), 200);
  const card = body.items[0]?.id ?? '';
  await carryOut('TempCardsProcAssign', 'unassigned', 'temporary-card', { subjectIds: [card], input: { holder: person?.id } });
  return { person: person?.id ?? '', card };
}

/** Starts a use case of the profile, answers its step, and reads what came of it. */
async function answer(page: Page, profile: string, useCase: string, said: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.goto(profile);
  await page.getByRole('button', { name: useCase, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
  await fill();
  await next(page);
  await expect(page.getByText(said)).toBeVisible();
}

test('Edit user, Set e-mail, mobile phone, language, identity document and signature, Lock user with the card in their hand, Anonymise user', async ({ stage }) => {
  const { person, card } = await holder();
  const administrator = await clientOf('admin');
  await putOn(administrator, 'active', ['UsersProcEdit', 'UsersProcLock', ...SETTERS].map((useCase) => ({ useCase })), 'identity');
  await putOn(administrator, 'locked', [{ useCase: 'UsersProcAnonymise' }], 'identity');
  const page = await stage.open('admin');
  const profile = `/objects/${person}`;
  const write = (field: string, value: string) => () => page.getByRole('textbox', { name: field }).fill(value);

  await answer(page, profile, 'Edit user', 'The user is saved.', write('Title', 'Head of post'));
  await answer(page, profile, 'Set e-mail for services', 'It is saved.', write('E-mail for services', 'renata@example.org'));
  await answer(page, profile, 'Set mobile phone for services', 'It is saved.', write('Mobile phone for services', '+393331234567'));
  await answer(page, profile, 'Set preferred language', 'It is saved.', () => choose(page, 'Preferred language', 'Italiano'));
  await answer(page, profile, 'Set identity document', 'It is saved.', write('Number of the identity document', 'CA00000AA'));
  await answer(page, profile, 'Set signature', 'It is saved.', async () => {
    const { default: sharp } = await import('sharp');
    const drawn = await sharp(Buffer.from(SIGNATURE)).png().toBuffer();
    await page.locator('input[type=file]').setInputFiles({ name: 'signature.png', mimeType: 'image/png', buffer: drawn });
    await expect(page.getByText(/signature\.png \(\d+ (k?B|kB)\) has arrived/)).toBeVisible();
  });
  await page.goto(profile);
  for (const text of ['Head of post', '+393331234567', 'CA00000AA']) await expect(page.getByText(text).first()).toBeVisible();

  await answer(page, profile, 'Lock user', 'Users locked: 1.', async () => {
    await page.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('listbox', { name: 'Reason' }).getByRole('option').first().click();
  });
  await expect.poll(async () => (await readCard(card)).state).toBe('locked');
  await answer(page, profile, 'Anonymise user', 'Users anonymised: 1.');
  await page.goto(profile);
  await expect(page.getByRole('heading', { name: 'Map of the life cycle' })).toBeVisible();
  await expect(page.getByText(NAME)).toHaveCount(0);
  await page.goto(`/objects/${card}`);
  await expect(page.getByRole('heading', { name: 'Map of the life cycle' })).toBeVisible();
  await expect(page.getByText(NAME)).toHaveCount(0);
});

test('Edit roles for multiple users, Reset password for multiple users', async ({ stage }) => {
  const family = `Molti${Date.now()}`;
  const names = ['Ada', 'Ugo'].map((first) => `${first} ${family}`);
  for (const name of names) await carryOut('UsersProcCreate', 'new', 'identity', { input: { source: 'IDM', name, email: `${name.replace(' ', '.')}@example.org` } });
  await putOn(await clientOf('admin'), 'active', ['UsersBatchProcEditRoles', 'UsersBoProcResetPassword'].map((useCase) => ({ useCase })), 'identity');
  const page = await stage.open('admin');
  const begin = async (useCase: string) => {
    await page.goto(`/search?type=identity&state=active&text=${family}`);
    for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await page.getByRole('button', { name: useCase }).click();
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
  };
  await begin('Edit roles for multiple users');
  await page.getByRole('checkbox', { name: 'Auditor' }).check();
  await expectAccessible(page);
  await next(page);
  await expect(page.getByText('Users with these roles now: 2.')).toBeVisible();
  await begin('Reset password for multiple users');
  await next(page);
  await expect(page.getByText('Passwords reset: 2.')).toBeVisible();
});

for (const { title, useCases } of [
  { title: 'Reason', useCases: ['UsersProcCreateReason', 'UsersProcEditReason', 'UsersProcDeleteReason'] },
  { title: 'Identifier', useCases: ['UsersProcCreateIdentifier', 'UsersProcEditIdentifier', 'UsersProcDeleteIdentifier'] },
] as const) {
  const what = title.toLowerCase();
  test(`Create, Edit and Delete ${what}`, async ({ stage }) => {
    const administrator = await clientOf('admin');
    const [create, ...others] = useCases;
    await putOn(administrator, 'new', [{ useCase: create }], what);
    await putOn(administrator, 'offered', others.map((useCase) => ({ useCase })), what);
    const page = await stage.open('admin');
    const name = `${title} ${Date.now()}`;
    await page.goto('/');
    await pickType(page, title);
    await page.getByRole('button', { name: `Create ${what}` }).click();
    if (title === 'Reason') await choose(page, 'Reason type', 'Deletion');
    await page.getByRole('textbox', { name: title, exact: true }).fill(name);
    await expectAccessible(page);
    await next(page);
    await expect(page.getByText(`The ${what} can be chosen now.`)).toBeVisible();
    const profile = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
    await answer(page, profile, `Edit ${what}`, `The ${what} is saved.`, () => page.getByRole('textbox', { name: title, exact: true }).fill(`${name}, reworded`));
    await answer(page, profile, `Delete ${what}`, `${title}s deleted: 1.`);
  });
}
