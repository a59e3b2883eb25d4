import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Refusal, type ImportRecord, type RowSource } from '@tessera/engine';
import { Imports } from '@tessera/store';
import { CsvError, parse } from 'csv-parse';
import { READING, textOf } from './detect.js';

const AT_ONCE = 1_000;
// Of a portion: letters and cells together. A thousand long rows would not fit beside everything else.
const LARGEST_PORTION = 1_000_000;
// Read without the end of a row: the reader counts letters, but neither separators nor what may still become a row.
const LONGEST_ROW = 4_000_000;
type Row = { readonly line: number; readonly cells: readonly string[] };

/** Reads the rows of uploaded CSV files, some at a time, whatever the size of the file. */
@Injectable()
export class CsvRows implements RowSource {
  constructor(private readonly imports: Imports) {}

  async *rows(record: ImportRecord): AsyncGenerator<readonly Row[], void, undefined> {
    const parser = parse({ ...READING, delimiter: record.separator ?? ',' });
    const pieces = withRows(textOf(this.imports.content(record), record.encoding ?? 'utf-8'), () => parser.info.records);
    const text = Readable.from(pieces, { highWaterMark: 1 });
    text.on('error', (error) => parser.destroy(error));
    text.pipe(parser);
    let rows: Row[] = [];
    let [line, weight] = [0, 0];
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        // The first line names the columns; lines without anything are counted, as a spreadsheet counts them.
        if (line++ === 0 || cells.every((cell) => cell === '')) continue;
        rows.push({ line, cells });
        weight += cells.reduce((sum, cell) => sum + cell.length, cells.length);
        if (rows.length < AT_ONCE && weight < LARGEST_PORTION) continue;
        yield rows;
        [rows, weight] = [[], 0];
      }
      if (rows.length > 0) yield rows;
    } catch (error) {
      throw error instanceof CsvError || error instanceof RowTooLong ? new Refusal('file-unreadable', { row: line + 1 }) : error;
    } finally {
      text.destroy();
    }
  }
}

class RowTooLong extends Error {}

// Passes text on as long as rows come of it.
async function* withRows(pieces: AsyncIterable<string>, rowsSoFar: () => number): AsyncGenerator<string, void, undefined> {
  let [rows, waiting] = [0, 0];
  for await (const piece of pieces) {
    const present = rowsSoFar();
    waiting = present === rows ? waiting + piece.length : piece.length;
    rows = present;
    if (waiting > LONGEST_ROW) throw new RowTooLong();
    yield piece;
  }
}
