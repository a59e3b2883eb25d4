import { expect, expectAccessible, test } from '../operator/support/stage.ts';

test('Mail: an administrator words a message, looks at it, sends a test and reads it in the outbox', async ({ stage }) => {
  const page = await stage.open('admin');
  const to = `tester-${Date.now()}@example.org`;
  const subject = `A code for {{name}}`;
  await page.goto('/admin/mail');
  await expect(page.getByText('No mail server is set up')).toBeVisible();
  await page.getByRole('tab', { name: 'Templates' }).click();
  await page.getByRole('link', { name: 'Code to verify an address or number' }).click();

  const english = page.getByRole('region', { name: 'English' });
  const preview = page.frameLocator('iframe');
  await expect(preview.getByText('482913')).toBeVisible();
  await english.getByLabel('Subject').fill(subject);
  await english.getByLabel('Text', { exact: true }).fill('Dear {{name}}, type this: ');
  await expect(page.getByText('Text: Without "code" the message is of no use.')).toBeVisible();
  await page.getByRole('button', { name: 'Insert code' }).click();
  await expect(english.getByLabel('Text', { exact: true })).toHaveValue('Dear {{name}}, type this: {{code}}');
  await expect(preview.getByText('Dear Anna Rossi, type this: 482913')).toBeVisible();
  await expect(page.getByText('A code for Anna Rossi')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send test' })).toBeDisabled();

  await page.getByRole('region', { name: 'Italiano' }).getByLabel('Subject').fill('Codice {{nome}}');
  stage.expectAnswer(422);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('There is no placeholder "nome".')).toBeVisible();
  await page.getByRole('region', { name: 'Italiano' }).getByLabel('Subject').fill('Codice per {{name}}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/is saved\. The next message says it that way\./)).toBeVisible();
  await expect(page.getByText('There is no placeholder "nome".')).toHaveCount(0);

  await page.getByLabel('To', { exact: true }).fill('nobody');
  await page.getByRole('button', { name: 'Send test' }).click();
  await expect(page.getByText(/^Write a mail address/)).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill(to);
  await page.getByRole('button', { name: 'Send test' }).click();
  await expect(page.getByText(`A test for ${to} is in the outbox`)).toBeVisible();
  await page.getByRole('link', { name: 'Look at the outbox' }).click();

  const row = page.getByRole('row').filter({ hasText: to });
  await expect(row).toContainText('Kept here');
  await expect(row.getByRole('button', { name: /^Send again/ })).toBeDisabled();
  await row.getByRole('button', { name: /^Read/ }).click();
  const letter = page.getByRole('dialog', { name: 'Code to verify an address or number' });
  await expect(letter.getByText('A code for Anna Rossi')).toBeVisible();
  await expect(letter.frameLocator('iframe').getByText('Dear Anna Rossi, type this: 482913')).toBeVisible();
  await letter.getByRole('radio', { name: 'Text' }).click();
  await expect(letter.getByText('Dear Anna Rossi, type this: 482913')).toBeVisible();
  await expectAccessible(page);
  await letter.getByRole('button', { name: 'Close' }).click();

  await page.goto('/admin/audit?action=message.read');
  await expect(page.getByText('Message read').first()).toBeVisible();
  await page.goto('/admin/mail/templates/contact-verification-code');
  await page.getByRole('button', { name: 'Back to the first texts' }).click();
  await page.getByRole('button', { name: 'Back to the first texts' }).last().click();
  await expect(english.getByLabel('Subject')).toHaveValue('Your verification code');
});
