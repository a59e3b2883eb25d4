import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { Client } from '../../support/client.ts';
import { enter, expectStatus, PASSWORD } from '../../support/house.ts';

/** The accounts of a new house. */
export type UserName = 'admin' | 'operator' | 'auditor';

/** Where the house of the browser tests answers. */
export const HOUSE = `http://127.0.0.1:${process.env['TESSERA_E2E_PORT'] ?? ''}`;

/** The password that was generated for an account when the house was new. */
export function firstPassword(userName: UserName): string {
  const file = readFileSync(join(process.env['TESSERA_E2E_DATA'] ?? '', 'first-accounts.txt'), 'utf8');
  const line = file.split('\n').map((one) => one.trim().split(/\s+/)).find(([name]) => name === userName);
  if (!line?.[1]) throw new Error(`there is no first password of ${userName}`);
  return line[1];
}

/** The secret that the demo bureau and the house share. */
export function bureauSecret(): string {
  const file = readFileSync(join(process.env['TESSERA_E2E_DATA'] ?? '', 'secrets.json'), 'utf8');
  return (JSON.parse(file) as { bureauClientSecret: string }).bureauClientSecret;
}

/** Somebody at the API; makes the first password theirs when nobody has done so yet. */
export async function clientOf(userName: UserName): Promise<Client> {
  const client = new Client(HOUSE);
  const answer = await client.signIn(userName, PASSWORD);
  return answer.status === 201 ? client : enter(HOUSE, userName, firstPassword(userName));
}

/** Somebody at a browser of their own, signed in. */
export async function arrive(browser: Browser, userName: UserName, options: BrowserContextOptions = {}): Promise<Page> {
  await clientOf(userName);
  const context = await browser.newContext(options);
  const answer = await context.request.post(`${HOUSE}/api/sessions`, { data: { userName, password: PASSWORD } });
  if (answer.status() !== 201) throw new Error(`${userName} cannot sign in: ${answer.status()} ${await answer.text()}`);
  return context.newPage();
}

/** Somebody new, with the first password that nobody else knows. */
export async function newAccount(displayName: string, roles: readonly string[]): Promise<{ userName: string; password: string }> {
  const administrator = await clientOf('admin');
  const account = { userName: `new-${Date.now()}`, displayName, roles };
  const made = await expectStatus(administrator.post<{ userName: string; password: string }>('/admin/accounts', account), 201);
  return made.body;
}

/** Changes the language an account has chosen. */
export async function speak(userName: UserName, language: 'en-US' | 'it-IT'): Promise<void> {
  const client = await clientOf(userName);
  await expectStatus(client.send('PATCH', '/me', { language }), 200);
}
