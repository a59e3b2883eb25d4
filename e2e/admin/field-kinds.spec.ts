import { look } from '../operator/support/look.ts';
import { expect, test } from '../operator/support/stage.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n', 'latin1');

test('Field kinds: drawn, answered, refused and shown as code', async ({ stage }) => {
  stage.expectAnswer(422);
  stage.expectAnswer(404);
  const page = await stage.open('admin');
  await page.goto('/admin/plugins');
  await page.getByRole('link', { name: 'Field kinds for authors' }).click();
  const plain = page.getByRole('region', { name: 'With a largest length' });
  await plain.getByRole('button', { name: 'Try: too-long' }).click();
  await expect(plain.getByText('Refused with status 422')).toBeVisible();
  await expect(plain.getByText('/values/reason')).toBeVisible();
  await plain.getByLabel('Reason').fill('left at home');
  await expect(plain.getByRole('region', { name: 'The answers as JSON' })).toHaveText('{ "reason": "left at home" }');
  await plain.getByRole('button', { name: 'Check these answers' }).click();
  await expect(plain.getByText('Accepted. A use case reads:')).toBeVisible();
  const drawn = page.getByRole('region', { name: 'Drawn by a custom element' });
  await drawn.getByLabel('Green').check();
  await expect(drawn.getByRole('region', { name: 'The answers as JSON' })).toContainText('#146c2e');
  await drawn.getByLabel('As if the element did not load').check();
  await expect(drawn.getByRole('textbox', { name: 'Colour of the badge' })).toBeVisible();

  await page.getByRole('link', { name: 'Whole number integer' }).click();
  const bound = page.getByRole('region', { name: 'With a limit from an option' });
  await bound.getByLabel('Largest amount').fill('50');
  await bound.getByRole('button', { name: 'Draw with these options' }).click();
  await expect(bound.getByRole('spinbutton', { name: 'Amount', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Object object' }).click();
  await expect(page.getByRole('region', { name: 'Any object of a type' }).getByRole('combobox', { name: 'Person' })).toBeVisible();
  await page.getByRole('link', { name: 'File file' }).click();
  const file = page.getByRole('region', { name: 'A PDF' });
  await file.locator('input[type=file]').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(file.getByText(/^contract\.pdf/)).toBeVisible();
  await file.getByRole('button', { name: 'Check these answers' }).click();
  await expect(file.getByText('Accepted. A use case reads:')).toBeVisible();
  await page.getByRole('link', { name: 'Device device' }).click();
  const device = page.getByRole('region', { name: 'Encode a card' });
  await device.getByRole('button', { name: 'Try: bad-receipt' }).click();
  await expect(device.getByText('bad-receipt', { exact: true })).toBeVisible();
  await look(page, 'field-kind-device');
});
