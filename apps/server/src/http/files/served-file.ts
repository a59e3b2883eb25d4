import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Something to send: its name for whoever keeps it, and a tag that changes with its content. */
export interface Served {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly tag: string;
  readonly content: AsyncIterable<Buffer>;
}

// Whatever a file contains, a browser runs none of it and shows it under no page of ours.
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** Sends a file with headers that let a browser do nothing but show a picture, or keep a document. */
export function serve(file: Served, request: FastifyRequest, reply: FastifyReply): StreamableFile | undefined {
  const etag = `"${file.tag}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', 'content-security-policy': SANDBOX, 'x-content-type-options': 'nosniff' });
  if (tagsIn(request.headers['if-none-match']).includes(etag)) {
    void reply.status(304);
    return undefined;
  }
  const disposition = `${file.mediaType.startsWith('image/') ? 'inline' : 'attachment'}; ${fileName(file.name)}`;
  return new StreamableFile(Readable.from(file.content, { objectMode: false }), { type: file.mediaType, length: file.bytes, disposition });
}

function fileName(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%;]/g, '_') || 'file';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const tagsIn = (header: string | undefined): readonly string[] => (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
