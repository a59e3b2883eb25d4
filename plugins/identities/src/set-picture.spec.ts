import { rehearse } from '@tessera/plugin-kit';
import { setIdentificationDocument } from './set-identification-document.js';
import { setPicture } from './set-picture.js';
import { setSignature } from './set-signature.js';
import { Office } from './testing/office.js';
import { anybody } from '@tessera/plugin-kit';

const ada = { state: 'active', attributes: { name: 'Ada' } } as const;
const [PHOTO, SCAN] = ['01900000-0000-7000-8000-00000000f070', '01900000-0000-7000-8000-000000005ca0'];
const portrait = { mediaType: 'image/jpeg', bytes: 40_000, width: 300, height: 400 };

it('sets the picture, and nothing else', async () => {
  const outcome = await rehearse(setPicture, { subjects: [ada], input: { picture: PHOTO }, files: { [PHOTO]: portrait } });
  expect(outcome).toMatchObject({ status: 'done', messages: ['It is saved.'] });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada', picture: PHOTO });
});

it('clears the picture when it is emptied', async () => {
  const outcome = await rehearse(setPicture, { subjects: [{ ...ada, attributes: { name: 'Ada', picture: PHOTO } }], input: { picture: '' } });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada' });
});

it.each([
  ['of another size', { ...portrait, width: 299 }, 'wrong-dimensions'],
  ['that is too large', { ...portrait, bytes: 2_048 * 1_024 + 1 }, 'too-many-bytes'],
  ['that is none', { mediaType: 'application/pdf' }, 'wrong-media-type'],
])('refuses a picture %s', async (_, file, reason) => {
  const outcome = await rehearse(setPicture, { subjects: [ada], input: { picture: PHOTO }, files: { [PHOTO]: file } });
  expect(outcome.faults).toMatchObject([{ pointer: '/picture', reason }]);
});

it('takes the size that the administrator has set', async () => {
  const options = { UsersPhotoWidth: 240, UsersPhotoHeight: 320 };
  const outcome = await rehearse(setPicture, { subjects: [ada], options, input: { picture: PHOTO }, files: { [PHOTO]: { ...portrait, width: 240, height: 320 } } });
  expect(outcome.status).toBe('done');
});

it.each([['application/pdf', undefined], ['image/png', undefined], ['image/jpeg', undefined], ['image/webp', 'wrong-media-type']])('a scan as %s: %s', async (mediaType, reason) => {
  const scene = { subjects: [ada], files: { [SCAN]: { mediaType } } };
  const scan = await rehearse(setIdentificationDocument, { ...scene, input: { identificationDocument: SCAN } });
  const signature = await rehearse(setSignature, { ...scene, input: { signature: SCAN } });
  expect([scan.faults[0]?.reason, signature.faults[0]?.reason]).toEqual([reason, reason]);
});

it('takes the photo along when a user is created and edited, and lets it go with the user', async () => {
  const office = await Office.opened();
  const [first, second] = [office.house.upload(anybody, portrait), office.house.upload(anybody, portrait)];
  const id = await office.create({ name: 'Ada', picture: first });
  await office.start('UsersProcEdit', id, { name: 'Ada', picture: second });
  expect(office.user(id)?.attributes['picture']).toBe(second);
  const letter = office.house.upload(anybody);
  await office.house.engine.common.attach(anybody, 'identity', id, letter);
  await office.change('UsersProcDeleteUser', [id], 'Left long ago');
  expect(office.user(id)?.common?.attachments).toBeUndefined();
  expect([first, second, letter].map((one) => office.house.files.files.get(one)?.objectId)).toEqual([undefined, undefined, undefined]);
});
