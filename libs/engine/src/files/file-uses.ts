import type { FileField, Fields, ImageField } from '@tessera/plugin-api';
import { Refusal } from '../errors.js';
import type { FieldFault } from '../errors.js';
import { limit } from '../fields/json-schema.js';
import type { Json } from '../model.js';
import type { FileRecord, FileStore, FileUse, Transaction } from '../ports/index.js';
import { PICTURE_TYPES } from './media-types.js';

/** Files that objects refer to from now on, and files that nothing refers to any more. */
export interface FileChanges {
  readonly taken: readonly FileUse[];
  readonly dropped: readonly string[];
}

/** Gives files to the objects that refer to them and lets go of the others, in the transaction that writes the objects. */
export async function bindFiles(files: FileStore | undefined, transaction: Transaction, { taken, dropped }: FileChanges): Promise<void> {
  if (taken.length === 0 && dropped.length === 0) return;
  if (!files) throw new Error('this house keeps no files');
  // An upload belongs to one object, once: it may have been swept meanwhile, or somebody else's use of it was faster.
  if (taken.length > 0 && (await files.bind(transaction, taken)) < taken.length) throw new Refusal('file-gone');
  if (dropped.length > 0) await files.release(transaction, dropped);
}

/** Which files an object refers to otherwise than before. */
export function fileChanges(attributes: Fields, object: { readonly objectType: string; readonly id: string }, before: Json, after: Json): FileChanges {
  const names = Object.keys(attributes).filter((name) => isFile(attributes[name]?.kind) && before[name] !== after[name]);
  const idsIn = (values: Json) => names.flatMap((name) => (typeof values[name] === 'string' ? [values[name]] : []));
  const taken = idsIn(after).map((fileId) => ({ fileId, objectType: object.objectType, objectId: object.id }));
  return { taken, dropped: idsIn(before) };
}

/** Why an upload does not answer a field; empty when it does. Whose it is and where it belongs counts as much as what it is. */
export function fileFault(field: FileField | ImageField, file: FileRecord | undefined, asked: { readonly actorId: string; readonly subjectIds: readonly string[] }): Omit<FieldFault, 'pointer'> | undefined {
  const isTheirs = file?.objectId === undefined ? file?.uploadedBy === asked.actorId : asked.subjectIds.includes(file.objectId);
  if (!file || !isTheirs) return { reason: 'unknown-file' };
  // What stands on the object already was right when it came there.
  if (file.objectId !== undefined) return undefined;
  const accept: readonly string[] = field.kind === 'image' ? PICTURE_TYPES : field.accept;
  if (!accept.includes(file.mediaType)) return { reason: 'wrong-media-type', details: { found: file.mediaType, expected: accept.join(', ') } };
  const maxKilobytes = limit(field.maxKilobytes);
  if (file.bytes > maxKilobytes * 1_024) return { reason: 'too-many-bytes', details: { maxKilobytes } };
  if (field.kind === 'file') return undefined;
  const [width, height] = [limit(field.width), limit(field.height)];
  return file.width === width && file.height === height ? undefined : { reason: 'wrong-dimensions', details: { width, height } };
}

function isFile(kind: string | undefined): boolean {
  return kind === 'file' || kind === 'image';
}
