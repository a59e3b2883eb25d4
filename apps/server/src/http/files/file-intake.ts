import type { MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { cleanFileName, EXTENSIONS, LARGEST_PICTURE_KILOBYTES, limit, PICTURE_TYPES, type FileRecord } from '@tessera/engine';
import type { FileField, ImageField, MediaType } from '@tessera/plugin-api';
import { Files, type NewFile } from '@tessera/store';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import type { Caller } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { codeOf } from '../../problems/error-facts.js';
import { HttpTrouble } from '../../problems/problem.js';
import { AT_FILE, limited, peeked, whole, wholePdf, type Content } from './content.js';
import { redrawn, type PictureRule } from './pictures.js';

/** What a file must be to be taken. */
export interface UploadRule extends PictureRule {
  readonly accept: readonly MediaType[];
  readonly sentKilobytes: number;
}

const TELLING_BYTES = 4_100;
const MOST_WAITING = 200;

/** Takes files in: told by what they contain, pictures drawn anew, documents passed on as they come. */
@Injectable()
export class FileIntake {
  constructor(private readonly files: Files) {}

  /** Receives the one file of a request. */
  async receive(request: FastifyRequest, { actor }: Caller, rule: UploadRule): Promise<FileRecord> {
    await this.refuseHoarders(actor.id);
    try {
      const part = await partOf(request, rule);
      const { head, content } = await peeked(limited(arriving(part.file), rule.sentKilobytes), TELLING_BYTES);
      const mediaType = await tell(head, rule.accept);
      const file = { id: newId(), name: nameFor(part.filename, mediaType), mediaType, uploadedBy: actor.id, uploadedByName: actor.displayName, uploadedAt: new Date() };
      return await this.keep(file, mediaType, content, rule);
    } finally {
      // The rest is let through, wanted or not: it would stand in the way of the next request of the same connection.
      request.raw.unpipe();
      request.raw.resume();
    }
  }

  // Uploads that nobody uses stay for a day: without a limit one account could fill the house.
  private async refuseHoarders(actorId: string): Promise<void> {
    const isTooMany = (await this.files.countWaiting(actorId, MOST_WAITING)) >= MOST_WAITING;
    if (isTooMany) throw new HttpTrouble({ status: 429, reason: 'too-many-uploads', details: { max: MOST_WAITING }, headers: { 'retry-after': '3600' } });
  }

  private async keep(file: NewFile, mediaType: MediaType, content: Content, rule: UploadRule): Promise<FileRecord> {
    if (!PICTURE_TYPES.includes(mediaType)) return this.files.keep(file, wholePdf(content));
    const { content: drawn, width, height } = await redrawn(await whole(content), mediaType, rule);
    return this.files.keep({ ...file, width, height }, oneByOne(drawn));
  }
}

/** What a field asks of a file. */
export function ruleOf(field: FileField | ImageField): UploadRule {
  const keptKilobytes = limit(field.maxKilobytes);
  if (field.kind === 'file') return { accept: field.accept, sentKilobytes: keptKilobytes, keptKilobytes };
  const cut = { width: limit(field.width), height: limit(field.height) };
  return { accept: PICTURE_TYPES, sentKilobytes: Math.max(LARGEST_PICTURE_KILOBYTES, keptKilobytes), keptKilobytes, cut };
}

async function partOf(request: FastifyRequest, { sentKilobytes }: UploadRule): Promise<MultipartFile> {
  if (!request.isMultipart()) throw new HttpTrouble({ status: 415, reason: 'wrong-content-type' });
  const part = await request.file({ limits: { fileSize: sentKilobytes * 1_024 + 1 } }).catch(broken);
  if (!part) throw invalidAt(AT_FILE, 'required');
  return part;
}

async function* arriving(stream: Content): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    broken(error);
  }
}

// What the form's reader says is about what was sent; none of it is our bug.
function broken(error: unknown): never {
  throw new HttpTrouble({ status: codeOf(error) === 'FST_FILES_LIMIT' ? 413 : 400, reason: 'broken-upload' });
}

async function tell(head: Buffer, accept: readonly MediaType[]): Promise<MediaType> {
  if (head.length === 0) throw invalidAt(AT_FILE, 'empty-file');
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  const known = accept.find((one) => one === found);
  if (known) return known;
  throw invalidAt(AT_FILE, 'wrong-media-type', { expected: accept.join(', '), ...(found && { found }) });
}

// A document that calls itself a program is called a document.
function nameFor(sent: string | undefined, mediaType: MediaType): string {
  const name = cleanFileName(sent);
  const extension = EXTENSIONS[mediaType];
  const fits = name.toLowerCase().endsWith(`.${extension}`) || (extension === 'jpg' && name.toLowerCase().endsWith('.jpeg'));
  return fits ? name : cleanFileName(`${name}.${extension}`);
}

async function* oneByOne(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
