import { Readable } from 'node:stream';
import type { Cell } from './columns.js';
import { bookParts, SHEET_ENDS, sheetBegins, sheetRows } from './workbook/sheet.js';
import { zipOf, type ZipPart } from './workbook/zip.js';

type Rows = readonly (readonly Cell[])[];

/** How much a sheet takes before the next one begins: Excel reads 1,048,576 rows, and archives sheets of at most 4 GiB. */
export const SHEET_LIMITS = { rows: 1_000_000, bytes: 3 * 2 ** 30 };

/** Writes rows as a workbook while it is read: what nobody has read yet is not made either. */
export function xlsxOf(name: string, titles: readonly string[], parts: AsyncIterable<Rows>, limits = SHEET_LIMITS): Readable {
  return Readable.from(zipOf(new Book(name, titles, parts, limits).parts()), { objectMode: false });
}

/** Spreads rows over as many sheets as they need. */
class Book {
  private readonly names: string[] = [];
  private readonly rows: AsyncIterator<Rows>;
  private waiting: Rows | undefined;

  constructor(
    private readonly name: string,
    private readonly titles: readonly string[],
    parts: AsyncIterable<Rows>,
    private readonly limits: typeof SHEET_LIMITS,
  ) {
    this.rows = parts[Symbol.asyncIterator]();
  }

  async *parts(): AsyncGenerator<ZipPart, void, undefined> {
    try {
      do {
        this.names.push(sheetName(this.name, this.names.length + 1));
        yield { name: `xl/worksheets/sheet${this.names.length}.xml`, content: this.sheet() };
      } while (this.waiting);
      for (const [name, text] of Object.entries(bookParts(this.names))) yield { name, content: [Buffer.from(text)] };
    } finally {
      // Whoever breaks off gives back what the rows hold.
      await this.rows.return?.();
    }
  }

  private async *sheet(): AsyncGenerator<Buffer, void, undefined> {
    yield Buffer.from(sheetBegins(this.titles));
    let [rows, bytes] = [0, 0];
    for (let part = this.waiting ?? (await this.next()); part; part = await this.next()) {
      this.waiting = part;
      if (rows > 0 && (rows + part.length > this.limits.rows || bytes > this.limits.bytes)) break;
      this.waiting = undefined;
      const text = Buffer.from(sheetRows(part, rows + 2));
      yield text;
      rows += part.length;
      bytes += text.length;
    }
    yield Buffer.from(SHEET_ENDS);
  }

  private async next(): Promise<Rows | undefined> {
    const { done, value } = await this.rows.next();
    return done ? undefined : value;
  }
}

const sheetName = (name: string, number: number): string => {
  const more = number === 1 ? '' : ` ${number}`;
  return `${name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31 - more.length)}${more}`;
};
