import { Injectable } from '@nestjs/common';
import { NotFound, PICTURE_TYPES, type FileRecord } from '@tessera/engine';
import { Files, type Thumbnail } from '@tessera/store';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { Sight } from '../../views/sight.js';
import { ObjectDesk } from '../objects/object-desk.js';
import { whole } from './content.js';
import { FileIntake, type UploadRule } from './file-intake.js';
import type { FileView } from './file.models.js';
import type { UploadQuery } from './file.shapes.js';
import { thumbnailOf, type THUMBNAILS } from './pictures.js';
import { UploadRules } from './upload-rules.js';

/** Files for those who may read what they belong to. */
@Injectable()
export class FileDesk {
  constructor(
    private readonly files: Files,
    private readonly intake: FileIntake,
    private readonly rules: UploadRules,
    private readonly objects: ObjectDesk,
    private readonly sight: Sight,
  ) {}

  async upload(caller: Caller, request: FastifyRequest, query: UploadQuery): Promise<FileView> {
    return this.receive(caller, request, await this.rules.for(caller, query));
  }

  /** Takes in the one file of a request, if it is what the rule asks for. */
  async receive(caller: Caller, request: FastifyRequest, rule: UploadRule): Promise<FileView> {
    return viewOf(await this.intake.receive(request, caller, rule));
  }

  /** A file that the caller may read; to everybody else there is none. */
  async find(caller: Caller, id: string): Promise<FileRecord> {
    const file = await this.files.read(id);
    if (!file || !(await this.mayRead(caller, file))) throw new NotFound('file', id);
    return file;
  }

  content(file: FileRecord): AsyncIterable<Buffer> {
    return this.files.content(file);
  }

  /** A small picture of a picture that the caller may read: made once. */
  async thumbnail(file: FileRecord, size: keyof typeof THUMBNAILS): Promise<Thumbnail> {
    const isPicture = PICTURE_TYPES.some((one) => one === file.mediaType);
    if (!isPicture) throw new NotFound('thumbnail', file.id);
    const kept = await this.files.thumbnail(file.id, size);
    if (kept) return kept;
    const made = await thumbnailOf(await whole(this.files.content(file)), size);
    await this.files.keepThumbnail(file.id, size, made);
    return made;
  }

  private async mayRead(caller: Caller, { id, objectId, uploadedBy }: FileRecord): Promise<boolean> {
    if (objectId === undefined) return uploadedBy === caller.actor.id;
    try {
      return await this.sight.mayOpen(caller, await this.objects.find(caller, objectId, undefined), id);
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }
}

const viewOf = ({ id, name, mediaType, bytes, sha256, width, height, uploadedAt }: FileRecord): FileView =>
  ({ id, name, mediaType, bytes, sha256, ...(width && { width }), ...(height && { height }), uploadedAt: uploadedAt.toISOString() });
