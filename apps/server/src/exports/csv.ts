import { stringify } from 'csv-stringify/sync';
import type { Language } from '../access/caller.js';
import type { Cell } from './columns.js';

const MARK = '\uFEFF';
// Spreadsheets expect the separator that their country does not need for numbers.
const SEPARATORS: Readonly<Record<Language, string>> = { 'en-US': ',', 'it-IT': ';' };

/** Writes rows as CSV that a spreadsheet opens as it is meant: marked as UTF-8, and nothing in it is taken for a formula. */
export async function* csvOf(titles: readonly string[], parts: AsyncIterable<readonly (readonly Cell[])[]>, language: Language): AsyncGenerator<string, void, undefined> {
  const options = { delimiter: SEPARATORS[language], record_delimiter: '\r\n', escape_formulas: true } as const;
  yield MARK + stringify([[...titles]], options);
  for await (const rows of parts) yield stringify(rows.map((row) => row.map(textOf)), options);
}

const textOf = (cell: Cell): string => (cell instanceof Date ? cell.toISOString() : cell === undefined ? '' : String(cell));
