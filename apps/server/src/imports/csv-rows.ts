import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Refusal, type ImportRecord, type RowSource } from '@tessera/engine';
import { Imports } from '@tessera/store';
import { CsvError, parse } from 'csv-parse';
import { READING, textOf } from './detect.js';

const AT_ONCE = 1_000;
type Row = { readonly line: number; readonly cells: readonly string[] };

/** Reads the rows of uploaded CSV files, some at a time, whatever the size of the file. */
@Injectable()
export class CsvRows implements RowSource {
  constructor(private readonly imports: Imports) {}

  async *rows(record: ImportRecord): AsyncGenerator<readonly Row[], void, undefined> {
    const parser = parse({ ...READING, delimiter: record.separator ?? ',' });
    const text = Readable.from(textOf(this.imports.content(record), record.encoding ?? 'utf-8'));
    text.on('error', (error) => parser.destroy(error));
    text.pipe(parser);
    let rows: Row[] = [];
    let line = 0;
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        // The first line names the columns; lines without anything are counted, as a spreadsheet counts them.
        if (line++ === 0 || cells.every((cell) => cell === '')) continue;
        rows.push({ line, cells });
        if (rows.length < AT_ONCE) continue;
        yield rows;
        rows = [];
      }
      if (rows.length > 0) yield rows;
    } catch (error) {
      throw error instanceof CsvError ? new Refusal('file-unreadable', { row: line + 1 }) : error;
    } finally {
      text.destroy();
    }
  }
}
