import sharp from 'sharp';
import { expectStatus } from '../support/house.ts';
import { putOn } from '../support/use-cases.ts';
import { picture } from './support/look.ts';
import { next, rowOf } from './support/moves.ts';
import { clientOf } from './support/people.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/stage.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
const PORTRAIT = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><rect width="900" height="700" fill="#cfe3ee"/>
  <path d="M220 700 C220 520 680 520 680 700 Z" fill="#31566b"/><circle cx="450" cy="300" r="150" fill="#e7b995"/><path d="M300 270 A150 150 0 0 1 600 270 Z" fill="#4b3425"/></svg>`;

async function somebody(name: string): Promise<string> {
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ items: { id: string; label: string }[] }>(`/objects?type=identity&state=active&text=${encodeURIComponent(name)}`), 200);
  return body.items[0]?.id ?? '';
}

test('Set picture, and documents of a person', async ({ stage }) => {
  const useCases = ['IdentityProcSetPicture', 'IdentityProcSetIdentificationDocument'].map((useCase) => ({ useCase }));
  await putOn(await clientOf('admin'), 'active', useCases, 'identity');
  const photo = await sharp(Buffer.from(PORTRAIT)).jpeg().toBuffer();
  const id = await somebody('Giulia');
  const operator = await stage.open('operator', { permissions: ['camera'] });
  stage.expectAnswer(422);

  await operator.goto(`/objects/${id}`);
  await operator.getByRole('button', { name: 'Set picture' }).click();
  const field = operator.getByRole('group', { name: 'Photo' });
  await field.getByLabel('Choose a picture').setInputFiles({ name: 'giulia.jpg', mimeType: 'image/jpeg', buffer: photo });
  const frame = field.getByRole('button', { name: 'Use this part' });
  await expect(frame).toBeEnabled();
  await expect(frame).not.toHaveAttribute('aria-disabled', 'true');
  await picture(operator, 'picture-cut');
  await expectAccessible(operator);
  await operator.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(operator);
  await picture(operator, 'picture-cut-360');
  await frame.click();
  await expect(field.getByText(/^giulia\.jpg \(\d+ kB\) has arrived\.$/)).toBeVisible();
  await expect(field.getByAltText('Present picture')).toHaveJSProperty('naturalWidth', 300);
  await picture(operator, 'picture-sent-360');
  await operator.setViewportSize({ width: 1280, height: 900 });
  await next(operator);
  await expect(operator.getByText('It is saved.')).toBeVisible();

  await operator.goto(`/objects/${id}`);
  await expect(operator.getByAltText('Picture of Giulia Bianchi')).toHaveJSProperty('naturalWidth', 300);
  await operator.getByRole('tab', { name: 'Documents' }).click();
  await operator.getByLabel('Attach a file').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: PDF.subarray(0, 30) });
  await expect(operator.getByRole('alert')).toHaveText('This file is damaged.');
  await operator.getByLabel('Attach a file').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(operator.getByRole('tab', { name: 'Documents (1)' })).toBeVisible();
  const [download] = await Promise.all([operator.waitForEvent('download'), operator.getByRole('link', { name: 'contract.pdf' }).click()]);
  expect(download.suggestedFilename()).toBe('contract.pdf');
  await expectAccessible(operator);
  await picture(operator, 'profile-documents');
  await operator.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(operator);
  await picture(operator, 'profile-documents-360');
  await operator.getByRole('button', { name: 'Remove contract.pdf' }).click();
  await operator.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(operator.getByText('Nothing is attached yet.')).toBeVisible();
  await operator.getByRole('tab', { name: 'History' }).click();
  await expect(operator.getByText('Document removed')).toBeVisible();

  await operator.setViewportSize({ width: 1280, height: 900 });
  await operator.goto('/search?type=identity&text=Giulia');
  await expect(rowOf(operator, 'Giulia Bianchi').locator('img')).toHaveJSProperty('naturalHeight', 96);
  await picture(operator, 'search-picture');
});

test('Set picture from the camera, with the keyboard', async ({ stage }) => {
  await putOn(await clientOf('admin'), 'active', [{ useCase: 'IdentityProcSetPicture' }], 'identity');
  const operator = await stage.open('operator', { permissions: ['camera'], colorScheme: 'dark' });
  await operator.goto(`/objects/${await somebody('Marco')}`);
  await operator.getByRole('button', { name: 'Set picture' }).click();
  const press = async (name: string) => {
    const button = operator.getByRole('button', { name });
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
    await button.focus();
    await operator.keyboard.press('Enter');
  };
  await press('Use the camera');
  await press('Take the picture');
  await operator.getByLabel('Frame of the picture').focus();
  await operator.keyboard.press('ArrowRight');
  await picture(operator, 'picture-camera-dark');
  await press('Use this part');
  await expect(operator.getByText(/^camera\.jpg \(\d+ kB\) has arrived\.$/)).toBeVisible();
  await next(operator);
  await expect(operator.getByText('It is saved.')).toBeVisible();
});
