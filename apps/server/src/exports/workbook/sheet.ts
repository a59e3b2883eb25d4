import type { Cell } from '../columns.js';

const WIDEST = 40;
const NARROWEST = 14;
// What a cell of a spreadsheet holds at most.
const LONGEST = 32_767;
const DAY_MS = 86_400_000;
// Day 0 of spreadsheets, as they count, is 25,569 days before the one of computers.
const FIRST_DAY = 25_569;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// Characters that XML cannot carry, and what spreadsheets would read as one of them.
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[\da-f]{4}_)/gi;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The beginning of a sheet: its first row stays in sight. */
export function sheetBegins(titles: readonly string[]): string {
  const columns = titles.map((title, index) => {
    const width = Math.min(Math.max(title.length + 2, NARROWEST), WIDEST);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const head = titles.map((title, index) => textCell(`${letters(index)}1`, title, ' s="2"')).join('');
  return `${HEAD}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
    + `<cols>${columns.join('')}</cols><sheetData><row r="1">${head}</row>`;
}

/** The end of a sheet. */
export const SHEET_ENDS = '</sheetData></worksheet>';

/** Rows of a sheet, counted from `first`; every text is a text, so nothing in it is taken for a formula. */
export const sheetRows = (rows: readonly (readonly Cell[])[], first: number): string => {
  const columns = (rows[0] ?? []).map((_, column) => letters(column));
  return rows.map((row, index) => {
    const number = first + index;
    return `<row r="${number}">${row.map((cell, column) => cellOf(`${columns[column]}${number}`, cell)).join('')}</row>`;
  }).join('');
};

/** The other parts of a workbook with these sheets, by their name. */
export const bookParts = (sheets: readonly string[]): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + '<Default Extension="xml" ContentType="application/xml"/>'
    + `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>`
    + sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`).join('')
    + `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/_rels/workbook.xml.rels': relations([...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['styles', 'styles.xml']]),
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>`
    + sheets.map((name, index) => `<sheet name="${escaped(name).replaceAll('"', '&quot;')}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')
    + '</sheets></workbook>',
  'xl/styles.xml': STYLES,
});

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

// 0 is usual, 1 a moment, 2 a title.
const STYLES = `${HEAD}<styleSheet xmlns="${SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const relations = (of: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
  + of.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')
  + '</Relationships>';

function cellOf(place: string, cell: Cell): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return textCell(place, cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
  return Number.isNaN(cell.getTime()) ? '' : `<c r="${place}" s="1"><v>${cell.getTime() / DAY_MS + FIRST_DAY}</v></c>`;
}

const textCell = (place: string, text: string, style = ''): string =>
  `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST))}</t></is></c>`;

// A, B, ... Z, AA, AB.
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const escaped = (text: string): string =>
  text.toWellFormed().replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
    .replace(/[&<>]/g, (character) => MARKUP[character] ?? character);
