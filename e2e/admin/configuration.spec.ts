import type { Page } from '@playwright/test';
import type { Client } from '../support/client.ts';
import { enter, expectStatus } from '../support/house.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { lookAsItIs } from '../operator/support/look.ts';
import { clientOf, HOUSE, newAccount } from '../operator/support/people.ts';
import { expect, test } from '../operator/support/stage.ts';

const REASON = 'Nobody needs it – übers Wochenende';

/** Switches the first use case of a list off, and says why. */
async function switchOff(page: Page, reason: string): Promise<void> {
  await page.goto('/admin/process-lists/temporary-card?place=processing');
  await page.getByRole('switch').first().click();
  await page.getByLabel('Reason', { exact: true }).fill(reason);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Reason (optional)')).toHaveValue(reason);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your changes are not saved yet.')).toHaveCount(0);
}

async function newest(): Promise<number> {
  const { body } = await expectStatus((await clientOf('admin')).get<{ items: { number: number }[] }>('/admin/configuration/revisions?limit=1'), 200);
  return body.items[0]?.number ?? 0;
}

async function proposeKeeping(client: Client, days: number): Promise<void> {
  const { body } = await expectStatus(client.get<{ revision: number }>('/admin/outbox/settings'), 200);
  await expectStatus(client.put('/admin/outbox/settings', { keepDays: days }, { 'if-match': `"${body.revision}"` }), 202);
}

const bellOf = (page: Page) => page.getByRole('link', { name: /^\d+ unread notices?$/ });

async function unreadAt(page: Page): Promise<number> {
  const [bell] = await bellOf(page).all();
  return Number.parseInt((await bell?.getAttribute('aria-label')) ?? '0', 10);
}

/** One person is enough again: the administrator proposes it, the second person approves. */
async function backToOne(second: Client): Promise<void> {
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ revision: number }>('/admin/configuration/approval'), 200);
  const made = await expectStatus(
    administrator.put<{ proposal: { id: string } }>('/admin/configuration/approval', { required: false }, { 'if-match': `"${body.revision}"` }), 202,
  );
  await expectStatus(second.post(`/admin/configuration/proposals/${made.body.proposal.id}/approval`, {}), 200);
}

test('A change of a process list is a revision, side by side with the one before, taken back, and a file is applied', async ({ stage }) => {
  stage.expectAnswer(422);
  const page = await stage.open('admin', { viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  await putOn(await clientOf('admin'), 'processing', [{ useCase: USE_CASES.abort }]);
  await switchOff(page, REASON);

  await page.getByRole('link', { name: 'Configuration', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: REASON });
  await expect(row.getByText('Process lists › Temporary card › Processing')).toBeVisible();
  await lookAsItIs(page, 'configuration-revisions');
  await page.getByLabel('What changed').selectOption('Roles');
  await expect(row).toHaveCount(0);
  await page.getByLabel('What changed').selectOption('Process lists');
  await row.getByRole('link').click();
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByRole('cell', { name: /Before:.*enabled: true/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: /Now:.*enabled: false/ })).toBeVisible();
  await lookAsItIs(page, 'configuration-revision');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 780 });
  await lookAsItIs(page, 'configuration-revision-360-dark');

  await page.goto(`/admin/configuration/revisions/${(await newest()) - 1}`);
  await page.getByRole('button', { name: 'Go back to this revision' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('is switched on at "Processing"')).toBeVisible();
  await dialog.getByLabel('Reason').fill('It is needed after all');
  await lookAsItIs(page, 'configuration-go-back-360-dark');
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByText(/It is needed after all$/)).toBeVisible();
  await expect(page.getByText('This is the configuration in force.')).toBeVisible();

  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/admin/configuration/apply');
  await page.getByLabel('Configuration (YAML)').fill('outbox:\n  keepDays: soon\n');
  await page.getByRole('button', { name: 'Show what it does' }).click();
  await expect(page.getByText('Line 2')).toBeVisible();
  await lookAsItIs(page, 'configuration-faults');
  await page.getByLabel('Configuration (YAML)').fill('outbox:\n  keepDays: 77\n');
  await page.getByRole('button', { name: 'Show what it does' }).click();
  await expect(page.getByText('Keep days: 77 instead of', { exact: false })).toBeVisible();
  await page.getByLabel('Reason').fill('As agreed');
  await lookAsItIs(page, 'configuration-plan');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByText('As agreed')).toBeVisible();
});

test('While two people have to agree, a save is a proposal that somebody else approves', async ({ stage }) => {
  const page = await stage.open('admin', { viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  const { userName, password } = await newAccount('Berta Second', ['administrator']);
  const second = await enter(HOUSE, userName, password);
  await page.goto('/admin/configuration/proposals');
  await page.getByRole('button', { name: 'Ask for a second person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a second person' }).click();
  try {
    await expect(page.getByText('On: every change of the configuration waits')).toBeVisible();
    await proposeKeeping(second, 31);
    await page.goto('/admin/');
    await expect(page.getByText('1 change waits for a second person.')).toBeVisible();
    await bellOf(page).click();
    await expect(page.getByRole('heading', { name: 'Berta Second proposes a change' })).toBeVisible();
    const unread = await unreadAt(page);
    await lookAsItIs(page, 'configuration-notices');
    await page.goto('/admin/');
    await page.getByRole('link', { name: 'Look at proposals' }).click();
    await lookAsItIs(page, 'configuration-proposals');
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expect(page.getByText('Keep days: 31 instead of', { exact: false })).toBeVisible();
    await lookAsItIs(page, 'configuration-proposal');
    await page.getByRole('button', { name: 'Approve and apply' }).click();
    await expect(page.getByText('The proposal is approved and applied.')).toBeVisible();
    await expect.poll(() => unreadAt(page)).toBe(unread - 1);
    await expect(page.getByRole('link', { name: /^Revision \d+$/ })).toBeVisible();

    await page.goto('/admin/configuration/apply');
    await page.getByLabel('Configuration (YAML)').fill('outbox:\n  keepDays: 32\n');
    await page.getByRole('button', { name: 'Show what it does' }).click();
    await page.getByLabel('Reason').fill('My own');
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(page.getByText('Nothing is changed yet: a second person has to approve it.')).toBeVisible();
    await expect(page.getByText('You proposed this. Somebody else has to approve it.')).toBeVisible();
    await page.setViewportSize({ width: 360, height: 780 });
    await lookAsItIs(page, 'configuration-own-proposal-360');
  } finally {
    await backToOne(second);
  }
  await page.goto('/admin/configuration/proposals');
  await expect(page.getByText('Off: whoever has the right changes the configuration alone.')).toBeVisible();
});
