import { createHash } from 'node:crypto';
import type { FileRecord, FileStore, FileUse, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { CHUNK_BYTES, inChunks } from './chunks.js';
import { FILE_STATEMENTS } from './statements.js';

/** A file that arrives: what is known before its content does. */
export type NewFile = Pick<FileRecord, 'id' | 'name' | 'mediaType' | 'uploadedBy' | 'uploadedByName' | 'uploadedAt'> & Pick<FileRecord, 'width' | 'height'>;

/** A small picture of a file. */
export interface Thumbnail {
  readonly mediaType: string;
  readonly content: Buffer;
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly uploaded_by: string;
  readonly uploaded_by_name: string;
  readonly uploaded_at: Date;
  readonly object_type: string | null;
  readonly object_id: string | null;
}

const SWEPT_AT_ONCE = 100;

/** Files: content in chunks of 256 kB, written and read one at a time, so that no file is ever in memory as a whole. */
export class Files implements FileStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes a file in; one whose content breaks off, or is refused on its way, leaves nothing. */
  async keep(file: NewFile, content: AsyncIterable<Uint8Array>): Promise<FileRecord> {
    const { id, name, mediaType, uploadedBy, uploadedByName, uploadedAt } = file;
    await rowsOf(this.pool, FILE_STATEMENTS.begin, [id, name, mediaType, uploadedBy, uploadedByName, uploadedAt]);
    try {
      return await this.fill(file, content);
    } catch (error) {
      // What stays after a crash is swept like any other upload that nothing refers to.
      await rowsOf(this.pool, FILE_STATEMENTS.discard, [id]).catch(() => undefined);
      throw error;
    }
  }

  async read(id: string): Promise<FileRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<FileRow>(this.pool, FILE_STATEMENTS.read, [id]);
    return row && fileOf(row);
  }

  /** The content, chunk by chunk; no connection is held while whoever reads is slow. */
  async *content({ id, bytes }: FileRecord): AsyncGenerator<Buffer> {
    for (let number = 0; number * CHUNK_BYTES < bytes; number++) {
      const chunk = await rowOf<{ content: Buffer }>(this.pool, FILE_STATEMENTS.chunk, [id, number]);
      if (!chunk) throw new Error(`chunk ${number} of file ${id} is gone`);
      yield chunk.content;
    }
  }

  async bind(transaction: Transaction, uses: readonly FileUse[]): Promise<number> {
    const values = [uuidArray(uses.map((use) => use.fileId)), uses.map((use) => use.objectType), uuidArray(uses.map((use) => use.objectId))];
    return (await clientOf(transaction).query({ ...FILE_STATEMENTS.bind, values })).rowCount ?? 0;
  }

  async release(transaction: Transaction, ids: readonly string[]): Promise<void> {
    await rowsOf(clientOf(transaction), FILE_STATEMENTS.release, [uuidArray(ids), transaction.now]);
  }

  /** How many uploads of somebody wait to be used; counting stops at `most`. */
  async countWaiting(uploadedBy: string, most: number): Promise<number> {
    const row = await rowOf<{ count: number }>(this.pool, FILE_STATEMENTS.countWaiting, [uploadedBy, most]);
    return row?.count ?? 0;
  }

  /** Deletes what nothing has referred to since that moment; answers how many. */
  async removeLoose(before: Date): Promise<number> {
    for (let removed = 0; ; ) {
      const { rowCount } = await this.pool.query({ ...FILE_STATEMENTS.removeLoose, values: [before, SWEPT_AT_ONCE] });
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < SWEPT_AT_ONCE) return removed;
    }
  }

  /** A small picture of a file, if one was made before. */
  async thumbnail(id: string, size: string): Promise<Thumbnail | undefined> {
    const row = await rowOf<{ media_type: string; content: Buffer }>(this.pool, FILE_STATEMENTS.thumbnail, [id, size]);
    return row && { mediaType: row.media_type, content: row.content };
  }

  /** Keeps a small picture of a file for the next one who asks. */
  async keepThumbnail(id: string, size: string, { mediaType, content }: Thumbnail): Promise<void> {
    await rowsOf(this.pool, FILE_STATEMENTS.keepThumbnail, [id, size, mediaType, content]);
  }

  private async fill(file: NewFile, content: AsyncIterable<Uint8Array>): Promise<FileRecord> {
    const digest = createHash('sha256');
    let [bytes, number] = [0, 0];
    for await (const chunk of inChunks(content)) {
      digest.update(chunk);
      bytes += chunk.length;
      await rowsOf(this.pool, FILE_STATEMENTS.append, [file.id, number++, chunk]);
    }
    const row = await rowOf<FileRow>(this.pool, FILE_STATEMENTS.finish, [file.id, bytes, digest.digest(), file.width ?? null, file.height ?? null]);
    if (!row) throw new Error(`file ${file.id} went away while it arrived`);
    return fileOf(row);
  }

  private get pool(): Runner {
    return poolOf(this.dataSource);
  }
}

const clientOf = (transaction: Transaction): Runner => transaction.client as PoolClient;

const fileOf = (row: FileRow): FileRecord => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  sha256: row.sha256,
  ...(row.width !== null && row.height !== null && { width: row.width, height: row.height }),
  uploadedBy: row.uploaded_by,
  uploadedByName: row.uploaded_by_name,
  uploadedAt: row.uploaded_at,
  ...(row.object_type !== null && row.object_id !== null && { objectType: row.object_type, objectId: row.object_id }),
});
