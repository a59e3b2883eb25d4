import type { FileField, ImageField, MediaType } from '@tessera/plugin-api';
import type { Texts } from '../texts/texts.js';
import { limit } from './faults.js';

/** So large may a picture be before it is cut. */
export const LARGEST_PICTURE_BYTES = 5 * 1_024 * 1_024;

const NAMES: Readonly<Record<MediaType, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' };
const PICTURES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];

/** What may be chosen for a field. */
export const acceptedBy = (field: FileField | ImageField): readonly MediaType[] => (field.kind === 'image' ? PICTURES : field.accept);

/** A size as people read it: `2 MB`, `310 kB`. */
export function sizeText(bytes: number, texts: Texts): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_024));
  return kilobytes < 1_024 ? `${texts.number(kilobytes)} kB` : `${texts.number(Math.round(kilobytes / 102.4) / 10)} MB`;
}

/** What sentences about a file field name: kinds, size, pixels. */
export function fileLimits(field: FileField | ImageField, texts: Texts): Readonly<Record<string, string>> {
  const kilobytes = limit(field.maxKilobytes, {}) ?? 0;
  const size = sizeText(field.kind === 'image' ? Math.max(LARGEST_PICTURE_BYTES, kilobytes * 1_024) : kilobytes * 1_024, texts);
  const pixels: Readonly<Record<string, string>> = field.kind === 'image' ? { width: texts.number(limit(field.width, {}) ?? 0), height: texts.number(limit(field.height, {}) ?? 0) } : {};
  return { kinds: acceptedBy(field).map((one) => NAMES[one]).join(', '), size, ...pixels };
}

/** What is plainly wrong with a file before it is sent; the server looks at its content. */
export function choiceFault(field: FileField | ImageField, file: File): 'wrong-media-type' | 'too-many-bytes' | 'empty-file' | undefined {
  if (file.size === 0) return 'empty-file';
  if (!acceptedBy(field).some((one) => one === file.type)) return 'wrong-media-type';
  const kilobytes = limit(field.maxKilobytes, {}) ?? 0;
  const most = field.kind === 'image' ? Math.max(LARGEST_PICTURE_BYTES, kilobytes * 1_024) : kilobytes * 1_024;
  return file.size > most ? 'too-many-bytes' : undefined;
}
