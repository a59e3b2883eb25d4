import { invalidAt } from '../../door/faults.js';

/** Where the file is in what was sent. */
export const AT_FILE = '/file';

/** Bytes as they come. */
export type Content = AsyncIterable<Uint8Array>;

/** Passes content on until it is more than allowed. */
export async function* limited(content: Content, maxKilobytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > maxKilobytes * 1_024) throw invalidAt(AT_FILE, 'too-many-bytes', { maxKilobytes });
    yield part;
  }
}

/** The first bytes of content, and all of it once more from its beginning. */
export async function peeked(content: Content, bytes: number): Promise<{ readonly head: Buffer; readonly content: Content }> {
  const source = content[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < bytes; ) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first);
  return { head: head.subarray(0, bytes), content: resumed(head, source) };
}

/** All of the content; whoever asks has limited it before. */
export async function whole(content: Content): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

const END_OF_PDF = '%%EOF';
const LAST_BYTES = 1_024;

/** Passes a document on; one that breaks off, or goes on as something else after its end, is damaged. */
export async function* wholePdf(content: Content): AsyncGenerator<Uint8Array> {
  let last: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    last = Buffer.concat([last, part.subarray(-LAST_BYTES)]).subarray(-LAST_BYTES);
    yield part;
  }
  if (!last.includes(END_OF_PDF)) throw invalidAt(AT_FILE, 'damaged-file');
}

async function* resumed(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
