import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

type Encoding = 'br' | 'gzip';

const PACK: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** A file as it goes over the wire. */
export interface PackedFile {
  readonly content: Buffer;
  readonly type: string;
  readonly encoding: Encoding;
}

/** Packs the text files of an app when they are asked for first, and keeps them: they change with the next start only. */
export class PackedFiles {
  private readonly packed = new Map<string, Promise<Buffer>>();

  constructor(private readonly folder: string) {}

  /** The packed file; `undefined` when it gains nothing by packing, or the browser cannot unpack. */
  async find(path: string, acceptEncoding: string): Promise<PackedFile | undefined> {
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b(?!\\s*;\\s*q=0(?:\\.0+)?\\s*(?:,|$))`).test(acceptEncoding));
    if (!type || !encoding) return undefined;
    const key = `${encoding} ${path}`;
    const content = this.packed.get(key) ?? this.pack(key, path, encoding);
    return { content: await content, type, encoding };
  }

  // A file that cannot be read now may be there again later: only what was packed is kept.
  private pack(key: string, path: string, encoding: Encoding): Promise<Buffer> {
    const content = readFile(join(this.folder, path)).then(PACK[encoding]);
    this.packed.set(key, content);
    content.catch(() => this.packed.delete(key));
    return content;
  }
}
