import type { CommonProperties, Status } from '@tessera/plugin-api';
import { NotFound, Refusal } from '../errors.js';
import { MOST_ATTACHMENTS } from '../files/media-types.js';
import type { FileRecord } from '../ports/index.js';

/** Common properties with one file more attached. */
export function withAttachment(common: CommonProperties = {}, file: FileRecord, attached: Status): CommonProperties {
  const { attachments = [] } = common;
  if (attachments.length >= MOST_ATTACHMENTS) throw new Refusal('too-many-attachments', { max: MOST_ATTACHMENTS });
  const { id, name, mediaType, bytes } = file;
  return { ...common, attachments: [...attachments, { id, name, mediaType, bytes, attached }] };
}

/** Common properties without that file, and what it was called. */
export function withoutAttachment({ attachments = [], ...common }: CommonProperties = {}, fileId: string): { readonly common: CommonProperties; readonly name: string } {
  const gone = attachments.find((one) => one.id === fileId);
  if (!gone) throw new NotFound('attachment', fileId);
  const left = attachments.filter((one) => one !== gone);
  return { common: { ...common, ...(left.length > 0 && { attachments: left }) }, name: gone.name };
}
