import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type excel from 'exceljs';
import type { Cell } from './columns.js';

// A sheet holds 1,048,576 rows.
const MOST_ROWS = 1_000_000;
const DATE_FORMAT = 'yyyy-mm-dd hh:mm';
const WIDEST = 40;

/** Writes rows as a workbook while it is read; texts are texts, so nothing in it is taken for a formula. */
export function xlsxOf(name: string, titles: readonly string[], parts: AsyncIterable<readonly (readonly Cell[])[]>): Readable {
  const output = new PassThrough();
  write(output, name, titles, parts).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

async function write(output: PassThrough, name: string, titles: readonly string[], parts: AsyncIterable<readonly (readonly Cell[])[]>): Promise<void> {
  // Loaded by the first workbook: a large library that most processes never need.
  const { default: library } = await import('exceljs');
  const book = new library.stream.xlsx.WorkbookWriter({ stream: output, useSharedStrings: false, useStyles: true });
  let sheet = addSheet(book, name, titles);
  let rows = 0;
  for await (const part of parts) {
    if (output.destroyed) return;
    if (rows + part.length > MOST_ROWS) {
      sheet.commit();
      sheet = addSheet(book, `${name} ${Math.floor(rows / MOST_ROWS) + 2}`, titles);
      rows = 0;
    }
    for (const row of part) sheet.addRow(row.map((cell) => cell ?? null)).commit();
    rows += part.length;
    await passedOn(sheet, output);
  }
  sheet.commit();
  await book.commit();
}

function addSheet(book: InstanceType<typeof excel.stream.xlsx.WorkbookWriter>, name: string, titles: readonly string[]): excel.Worksheet {
  const sheet = book.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = titles.map((title) => ({ width: Math.min(Math.max(title.length + 2, 14), WIDEST), style: { numFmt: DATE_FORMAT } }));
  const head = sheet.addRow([...titles]);
  head.font = { bold: true };
  head.commit();
  return sheet;
}

// The library writes on without looking whether anybody reads: here it waits for them.
async function passedOn(sheet: excel.Worksheet, output: PassThrough): Promise<void> {
  const { pipes = [] } = (sheet as unknown as { readonly stream: { readonly pipes?: readonly Writable[] } }).stream;
  for (const pipe of pipes) {
    if (pipe.writableNeedDrain && !output.destroyed) await Promise.race([once(pipe, 'drain'), once(output, 'close')]);
  }
}
