import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive, made while it is read. */
export interface ZipPart {
  readonly name: string;
  readonly content: AsyncIterable<Buffer> | Iterable<Buffer>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const DEFLATED = 8;
// Sizes follow the content, because nobody knows them before; names are UTF-8.
const FLAGS = 0x0808;
const VERSION = 20;
// 1 January 1980: the archive of the same rows is the same archive.
const DAY = 0x21;
const LARGEST = 0xffff_ffff;
// Texts of tables shrink nearly as well at a low level, in a third of the time.
const PACKING = { level: constants.Z_BEST_SPEED + 2, chunkSize: 64 * 1024 };

/** Writes a ZIP archive part by part in bounded memory. Without the long format, which Excel offers to repair: 4 GiB are the end. */
export async function* zipOf(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content } of parts) {
    const plainName = Buffer.from(name);
    const packer = new Packer(content);
    const [offset, head] = [at, headOf(plainName)];
    yield head;
    for await (const chunk of packer.packed()) yield chunk;
    const tail = { name: plainName, offset, ...packer.facts() };
    yield descriptorOf(tail);
    written.push(tail);
    at += head.length + tail.packed + 16;
    if (at > LARGEST || tail.size > LARGEST) throw new Error('an archive without the long format holds 4 GiB');
  }
  const entries = written.map(entryOf);
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  yield* entries;
  yield endOf(entries.length, length, at);
}

class Packer {
  private crc = 0;
  private size = 0;
  private length = 0;

  constructor(private readonly content: ZipPart['content']) {}

  facts(): Pick<Written, 'crc' | 'size' | 'packed'> {
    return { crc: this.crc, size: this.size, packed: this.length };
  }

  async *packed(): AsyncGenerator<Buffer, void, undefined> {
    const deflate = createDeflateRaw(PACKING);
    // What breaks the content ends the reading below with the same error.
    const flowing = pipeline(Readable.from(this.counted(), { objectMode: false }), deflate).catch(() => undefined);
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      this.length += chunk.length;
      yield chunk;
    }
    await flowing;
  }

  private async *counted(): AsyncGenerator<Buffer, void, undefined> {
    for await (const bytes of this.content) {
      this.crc = crc32(bytes, this.crc);
      this.size += bytes.length;
      yield bytes;
    }
  }
}

function headOf(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptorOf({ crc, packed, size }: Written): Buffer {
  const descriptor = Buffer.alloc(16);
  [0x08074b50, crc, packed, size].forEach((value, index) => descriptor.writeUInt32LE(value, index * 4));
  return descriptor;
}

function entryOf({ name, offset, crc, packed, size }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  [VERSION, VERSION, FLAGS, DEFLATED, 0, DAY].forEach((value, index) => entry.writeUInt16LE(value, 4 + index * 2));
  [crc, packed, size].forEach((value, index) => entry.writeUInt32LE(value, 16 + index * 4));
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOf(entries: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
