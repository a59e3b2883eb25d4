import { parse } from 'csv-parse/sync';

/** The encodings that files of rows come in. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
/** One of them. */
export type Encoding = (typeof ENCODINGS)[number];
/** The separators that files of rows come with. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;

/** Guesses the encoding of a file from all of it: marks first, then what only that encoding can be. */
export async function encodingOf(content: AsyncIterable<Buffer>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let isUtf8 = true;
  for await (const bytes of content) {
    const marked = isFirst ? marksOf(bytes) : undefined;
    if (marked) return marked;
    isFirst = false;
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      isUtf8 = false;
      break;
    }
  }
  return isUtf8 && endsWhole(strict) ? 'utf-8' : 'windows-1252';
}

/** Text of a file, piece by piece. */
export async function* textOf(content: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of content) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Guesses the separator from the beginning of a file: the one that makes most columns, the same number in each row. */
export function separatorOf(text: string): string {
  const scores = SEPARATORS.map((separator) => ({ separator, score: scoreOf(text, separator) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** The first rows of a text; a last one that was cut is left out. */
export function firstRows(text: string, separator: string, atMost: number): readonly (readonly string[])[] {
  const whole = text.slice(0, Math.max(text.lastIndexOf('\n') + 1, 0)) || text;
  return parse(whole, { ...READING, delimiter: separator, to: atMost }) as string[][];
}

/** How rows are read, whatever their separator. */
export const READING = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1_000_000 } as const;

function marksOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Plain letters in sixteen bits: every other byte is nothing.
  const head = bytes.subarray(0, 2_000);
  const nothings = (offset: number): number => head.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (nothings(1) > head.length / 4) return 'utf-16le';
  return nothings(0) > head.length / 4 ? 'utf-16be' : undefined;
}

function endsWhole(strict: InstanceType<typeof TextDecoder>): boolean {
  try {
    strict.decode();
    return true;
  } catch {
    return false;
  }
}

function scoreOf(text: string, separator: string): number {
  try {
    const widths = firstRows(text, separator, 50).filter((row) => row.some((cell) => cell !== '')).map((row) => row.length);
    const [columns = 0] = widths;
    return columns * (widths.filter((width) => width === columns).length / Math.max(widths.length, 1)) ** 2;
  } catch {
    return 0;
  }
}
