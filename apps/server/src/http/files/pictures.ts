import type { MediaType } from '@tessera/plugin-api';
import type { Thumbnail } from '@tessera/store';
import type sharp from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';
import { invalidAt } from '../../door/faults.js';
import { AT_FILE } from './content.js';

/** What is made of a picture: the pixels it is cut to, if it is, and how large it may be afterwards. */
export interface PictureRule {
  readonly cut?: { readonly width: number; readonly height: number };
  readonly keptKilobytes: number;
}

/** A picture as it is kept. */
export interface Picture {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Longest side of a small picture, by the name of its size. */
export const THUMBNAILS = { small: 96, large: 480 } as const;

const MOST_PIXELS = 50_000_000;
const QUALITIES = [90, 75, 60, 45];
const READING: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', autoOrient: true, sequentialRead: true };

let library: Promise<typeof sharp> | undefined;

// Loaded by the first picture: a large library that most processes never need.
function draw(): Promise<typeof sharp> {
  library ??= import('sharp').then(({ default: loaded }) => {
    // One picture at a time per thread; nothing of a picture is kept in memory afterwards.
    loaded.concurrency(1);
    loaded.cache(false);
    return loaded;
  });
  return library;
}

/** Draws a picture anew: upright, in colours that screens know, cut to size, and without anything that was hidden in it. */
export async function redrawn(sent: Buffer, mediaType: MediaType, { cut, keptKilobytes }: PictureRule): Promise<Picture> {
  const drawn = await readable(() => asSmallAsNeeded(sent, mediaType, keptKilobytes, cut));
  if (!drawn) throw invalidAt(AT_FILE, 'too-many-bytes', { maxKilobytes: keptKilobytes });
  return drawn;
}

/** A small picture of a picture. */
export async function thumbnailOf(content: Buffer, size: keyof typeof THUMBNAILS): Promise<Thumbnail> {
  const side = THUMBNAILS[size];
  const small = (await draw())(content, READING).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return { mediaType: 'image/webp', content: await small.webp({ quality: 80 }).toBuffer() };
}

async function asSmallAsNeeded(sent: Buffer, mediaType: MediaType, keptKilobytes: number, cut: PictureRule['cut']): Promise<Picture | undefined> {
  const from = await draw();
  for (const quality of QUALITIES) {
    const upright = from(sent, READING);
    const fitted = cut ? upright.resize({ ...cut, fit: 'cover' }) : upright;
    const { data, info } = await encoded(fitted.toColourspace('srgb'), mediaType, quality).toBuffer({ resolveWithObject: true });
    if (data.length <= keptKilobytes * 1_024) return { content: data, width: info.width, height: info.height };
  }
  return undefined;
}

function encoded(picture: Sharp, mediaType: MediaType, quality: number): Sharp {
  if (mediaType === 'image/png') return picture.png(quality === QUALITIES[0] ? {} : { palette: true, quality });
  return mediaType === 'image/webp' ? picture.webp({ quality }) : picture.jpeg({ quality, mozjpeg: true });
}

// What a picture claims to be is looked at before a single pixel is read.
async function readable<R>(read: () => Promise<R>): Promise<R> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.message.includes('pixel limit')) throw invalidAt(AT_FILE, 'too-many-pixels', { max: MOST_PIXELS });
    throw invalidAt(AT_FILE, 'damaged-file');
  }
}
