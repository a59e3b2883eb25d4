import type { Fields } from '@tessera/plugin-api';

/** How large photos are, under the names that sites know. */
export const photoOptions = {
  UsersPhotoWidth: { kind: 'integer', title: 'Width of photos in pixels', min: 30, max: 1_200, initial: 300 },
  UsersPhotoHeight: { kind: 'integer', title: 'Height of photos in pixels', min: 40, max: 1_600, initial: 400 },
  UsersPhotoSize: { kind: 'integer', title: 'Largest photo in kB', min: 20, max: 5_120, initial: 2_048 },
} as const satisfies Fields;

/** The photo of somebody, from the camera or from a file. */
export const photoField = {
  kind: 'image',
  title: 'Photo',
  width: { option: 'UsersPhotoWidth' },
  height: { option: 'UsersPhotoHeight' },
  maxKilobytes: { option: 'UsersPhotoSize' },
  optional: true,
  begins: 'picture',
} as const;
