import { buffer } from 'node:stream/consumers';
import excel from 'exceljs';
import type { Cell } from './columns.js';
import { SHEET_LIMITS, xlsxOf } from './xlsx.js';

type Rows = readonly (readonly Cell[])[];
async function* partsOf(...parts: Rows[]) { yield* parts; }

const read = async (parts: AsyncIterable<Rows>, limits = SHEET_LIMITS, name = 'People') => {
  const book = new excel.Workbook();
  await book.xlsx.load((await buffer(xlsxOf(name, ['First name', 'Changed'], parts, limits))) as never);
  return book.worksheets;
};
const valuesOf = (sheet: excel.Worksheet | undefined) => sheet?.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1));

it('keeps texts, numbers and moments as what they are, and leaves out what is not there', async () => {
  const at = new Date('2026-02-03T04:05:00Z');
  const [sheet] = await read(partsOf([['=1+1', at], [7, undefined]], [['  Łucja <&> "👍" ', 'b']]));
  expect(valuesOf(sheet)).toEqual([['First name', 'Changed'], ['=1+1', at], [7], ['  Łucja <&> "👍" ', 'b']]);
  expect(sheet?.getCell('A2').type).toBe(excel.ValueType.String);
  expect(sheet?.getCell('B2').numFmt).toContain('yyyy');
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
  expect(sheet?.getCell('A1').font).toMatchObject({ bold: true });
});

it('writes what XML cannot carry as spreadsheets do, and cuts what is longer than a cell', async () => {
  const [sheet] = await read(partsOf([['a\u0001b', '_x0041_'], ['x'.repeat(40_000), 'a\ud800b']]));
  expect(sheet?.getCell('A2').value).toBe('a_x0001_b');
  expect(sheet?.getCell('B2').value).toBe('_x005F_x0041_');
  expect(String(sheet?.getCell('A3').value)).toHaveLength(32_767);
  expect(sheet?.getCell('B3').value).toBe('a\ufffdb');
});

it('begins a new sheet where one is full, each with its titles', async () => {
  const sheets = await read(partsOf([['a', 1], ['b', 2]], [['c', 3]], [['d', 4], ['e', 5]]), { rows: 3, bytes: 1e9 }, 'People: of [all] kinds and ways / many');
  expect(sheets.map((sheet) => sheet.name)).toEqual(['People  of  all  kinds and ways', 'People  of  all  kinds and wa 2']);
  expect(sheets.map((sheet) => valuesOf(sheet)?.map(([first]) => first))).toEqual([['First name', 'a', 'b', 'c'], ['First name', 'd', 'e']]);
  const tight = await read(partsOf([['a', 1]], [['b', 2]]), { rows: 9, bytes: 1 });
  expect(tight).toHaveLength(2);
});

it('is a workbook without any row, too', async () => {
  expect(valuesOf((await read(partsOf()))[0])).toEqual([['First name', 'Changed']]);
});

it('reads no further than somebody reads it, and lets go of the rows when they leave', async () => {
  let asked = 0;
  const left = Promise.withResolvers<void>();
  async function* endless(): AsyncGenerator<Rows> {
    try {
      for (;;) {
        asked++;
        yield Array.from({ length: 1_000 }, () => [crypto.randomUUID(), undefined]);
      }
    } finally { left.resolve(); }
  }
  const content = xlsxOf('People', ['First name', 'Changed'], endless());
  for await (const chunk of content) if ((chunk as Buffer).length > 0 && asked > 0) break;
  expect(asked).toBeLessThan(20);
  await left.promise;
});

it('breaks off when the rows do', async () => {
  async function* broken(): AsyncGenerator<Rows> {
    yield [['a', 1]];
    throw new Error('the database is gone');
  }
  await expect(buffer(xlsxOf('People', ['a', 'b'], broken()))).rejects.toThrow('the database is gone');
});
