import type { MediaType } from '@tessera/plugin-api';

/** What files may be, with the extension that names of such files have. Whatever could carry a script into a browser is not among them. */
export const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp',
};

/** What files may be. */
export const MEDIA_TYPES: ReadonlySet<string> = new Set(Object.keys(EXTENSIONS));

/** What pictures may be. */
export const PICTURE_TYPES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];

/** So large may a picture be when it is sent, before it is cut. */
export const LARGEST_PICTURE_KILOBYTES = 5_120;

/** What may be attached to objects, and how large. */
export const ATTACHABLE: { readonly accept: readonly MediaType[]; readonly maxKilobytes: number } = {
  accept: ['application/pdf', ...PICTURE_TYPES], maxKilobytes: 10_240,
};

/** So many files are attached to one object at most. */
export const MOST_ATTACHMENTS = 100;
