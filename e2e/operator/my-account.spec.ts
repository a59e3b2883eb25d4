import { Client } from '../support/client.ts';
import { expectStatus, PASSWORD } from '../support/house.ts';
import type { Page } from '@playwright/test';
import { look, picture } from './support/look.ts';
import { clientOf, HOUSE, newAccount } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const ADDRESS = 'nina.account@example.org';
const PHONE = '+393331234567';
const SECOND = 'the second password of nina';

/** What the latest message to an address says, as the outbox keeps it while no mail server is set up. */
async function latestMessage(): Promise<string> {
  const admin = await clientOf('admin');
  const { body } = await expectStatus(admin.get<{ items: { id: string }[] }>(`/admin/outbox?recipient=${ADDRESS}`), 200);
  const read = await expectStatus(admin.post<{ written: { text: string } }>(`/admin/outbox/${body.items[0]?.id}/read`, {}), 200);
  return read.body.written.text;
}

async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** An administrator marks the number of somebody as verified, and the record says who did. */
async function answerForPhone(page: Page, address: string, userName: string): Promise<void> {
  const nina = new Client(HOUSE);
  await nina.signIn(userName, SECOND);
  await expectStatus(nina.put('/me/contacts/phone', { value: PHONE }), 200);
  await page.goto(address);
  await expect(page.getByText('E-mail verified')).toBeVisible();
  await page.getByRole('button', { name: `Mark ${PHONE} as verified` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as verified' }).click();
  await expect(page.getByText('Phone verified')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Contacts' })).toContainText('by Ada Administrator');
  await look(page, 'person-contacts');
}

test('My account: verify an address, forget the password, and be out when frozen', async ({ stage }) => {
  stage.expectAnswer(401);
  stage.expectAnswer(422);
  const { userName, password } = await newAccount('Nina Account', ['operator']);
  const page = await stage.openForNobody({ viewport: { width: 1280, height: 800 } });
  await page.goto('/account');
  await signIn(page, userName, password);
  await page.getByLabel('Present password').fill(password);
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByLabel('New password, again').fill('short');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('alert')).toContainText('at least 12 characters');
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password, again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();

  // Nothing of hers is verified yet: what she should know stands under the bell.
  await page.getByRole('link', { name: '1 unread notice' }).click();
  await expect(page.getByRole('heading', { name: 'Your password was changed' })).toBeVisible();
  await look(page, 'notices');
  await page.getByRole('button', { name: 'Mark as read: Your password was changed' }).click();
  await expect(page.getByRole('link', { name: '1 unread notice' })).toBeHidden();

  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('banner').getByRole('link', { name: 'My account' }).click();
  await page.getByRole('button', { name: 'Add: E-mail' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nina');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be used');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ADDRESS);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not verified')).toBeVisible();
  await page.getByRole('button', { name: 'Verify: E-mail' }).click();
  await page.getByLabel('Code of six digits').fill(/\b\d{6}\b/.exec(await latestMessage())?.[0] ?? '');
  await look(page, 'my-account-code');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Verified', { exact: true })).toBeVisible();
  await expect(page.getByText('This session')).toBeVisible();
  await look(page, 'my-account');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'my-account-dark');

  const other = await stage.openForNobody();
  await other.goto('/sign-in');
  await other.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(other.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await other.getByLabel('User name').fill(userName);
  await other.getByRole('button', { name: 'Send the link' }).click();
  await expect(other.getByText('a link is on its way')).toBeVisible();
  await look(other, 'forgot-password');
  await expect.poll(latestMessage).toContain('/reset-password#');
  const [, token] = /reset-password#([\w-]+)/.exec(await latestMessage()) ?? [];
  await other.goto(`/reset-password#${token}`);
  await expect(other).toHaveURL(/\/reset-password$/);
  await other.getByLabel('New password', { exact: true }).fill(SECOND);
  await other.getByLabel('New password, again').fill(SECOND);
  await look(other, 'reset-password');
  await other.getByRole('button', { name: 'Change password' }).click();
  await expect(other.getByText('Your password has been changed')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await signIn(page, userName, SECOND);
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();
  const admin = await clientOf('admin');
  const { body } = await expectStatus(admin.get<{ items: { identity: { id: string } }[] }>(`/admin/accounts?text=${userName}`), 200);
  const id = body.items[0]?.identity.id;
  await answerForPhone(await stage.open('admin'), `/objects/${id}`, userName);
  await expectStatus(admin.post(`/objects/${id}/freeze`, {}), 200);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, userName, SECOND);
  await expect(page.getByRole('alert')).toContainText('User name or password is wrong');
});
