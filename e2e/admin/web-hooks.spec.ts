import { look, picture } from '../operator/support/look.ts';
import { clientOf, speak } from '../operator/support/people.ts';
import { expect, expectAccessible, test } from '../operator/support/stage.ts';
import { expectStatus } from '../support/house.ts';
import { startReceiver } from '../support/receiver.ts';

/** Locks and unlocks cards, which nobody else's story minds. */
async function lockCards(amount: number): Promise<void> {
  const client = await clientOf('admin');
  const { body } = await expectStatus(client.get<{ items: { id: string }[] }>(`/objects?type=temporary-card&limit=${amount}`), 200);
  for (const { id } of body.items) await expectStatus(client.post(`/objects/${id}/lock`), 200);
  for (const { id } of body.items) await expectStatus(client.post(`/objects/${id}/unlock`), 200);
}

test('Web hooks: an administrator tells another system what happens, and sends again what it missed', async ({ stage }) => {
  stage.expectAnswer(422);
  const receiver = await startReceiver();
  const page = await stage.open('admin');
  try {
    await page.goto('/admin/web-hooks');
    await expect(page.getByText('Nobody is told yet')).toBeVisible();
    await look(page, 'web-hooks-empty');

    await page.getByRole('button', { name: 'Add web hook' }).click();
    const sheet = page.getByRole('dialog', { name: 'Add a web hook' });
    await sheet.getByRole('button', { name: 'Add web hook' }).click();
    await expect(sheet.getByText('Give the web hook a name.')).toBeVisible();
    await sheet.getByRole('textbox', { name: /^Name/ }).fill('Door controllers');
    await sheet.getByLabel('Address of the receiver').fill('ftp://doors.example');
    await sheet.getByRole('checkbox', { name: 'Locked', exact: true }).check();
    await sheet.getByRole('checkbox', { name: 'Temporary card' }).check();
    await sheet.getByRole('button', { name: 'Add web hook' }).click();
    await expect(sheet.getByText('This is no web address.')).toBeVisible();
    await expect(sheet.getByLabel('Address of the receiver')).toBeFocused();
    await look(page, 'web-hook-sheet');
    await sheet.getByLabel('Address of the receiver').fill(receiver.url);
    await sheet.getByRole('button', { name: 'Add web hook' }).click();
    const once = page.getByRole('status').filter({ hasText: 'It is shown this once.' });
    receiver.trust(await once.getByRole('code').innerText());
    await page.getByRole('button', { name: 'I have it' }).click();
    await look(page, 'web-hooks');

    await page.getByRole('link', { name: /^Door controllers/ }).click();
    await page.getByRole('button', { name: 'Send a sample' }).click();
    await expect(page.getByText('The sample arrived.')).toBeVisible();
    await lockCards(1);
    const refresh = page.getByRole('button', { name: 'Refresh' });
    await expect(async () => {
      await refresh.click();
      await expect(page.getByRole('row').filter({ hasText: 'tessera.temporary-card.lock' })).toContainText('delivered', { timeout: 1_000 });
    }).toPass();
    expect(receiver.events.map(({ type }) => type)).toEqual(['tessera.sample', 'tessera.temporary-card.lock']);
    expect(receiver.forged()).toBe(0);
    await look(page, 'web-hook');

    receiver.answerWith(() => 410);
    await lockCards(2);
    await expect(async () => {
      await refresh.click();
      await expect(page.getByText('The system has switched this web hook off')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await look(page, 'web-hook-switched-off');
    await page.getByRole('link', { name: 'Undelivered events' }).click();
    await expect(page.getByText('2 undelivered events')).toBeVisible();
    await expect(page.getByText('The receiver refused it with the status 410.').first()).toBeVisible();
    await look(page, 'undelivered');
    await page.getByRole('button', { name: /^Discard/ }).first().click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByText('The event is discarded.')).toBeVisible();
    await expect(page.getByText('1 undelivered event', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^Send again/ }).click();
    await expect(page.getByText(/Switch Door controllers on first/)).toBeVisible();

    receiver.answerWith(() => 204);
    await page.getByRole('row').getByRole('link', { name: 'Door controllers' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('checkbox', { name: 'On', exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The web hook Door controllers is saved.')).toBeVisible();
    await page.goto('/admin/undelivered-events');
    await page.getByRole('button', { name: 'Send all again' }).click();
    await expect(page.getByText('Everything has arrived')).toBeVisible();
    await expect.poll(() => receiver.events.length).toBe(5);

    await page.goto('/admin/web-hooks');
    await page.getByRole('link', { name: /^Door controllers/ }).click();
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    await expect(page.getByText('The new secret of Door controllers:')).toBeVisible();
    await speak('admin', 'it-IT');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Ultimi eventi' })).toBeVisible();
    await picture(page, 'web-hook-italian');
    await speak('admin', 'en-US');
    await page.reload();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('Nobody is told yet')).toBeVisible();
  } finally {
    await speak('admin', 'en-US');
    await receiver.stop();
  }
});
