import type { AnyFileImport, Field, Fields } from '@tessera/plugin-api';
import type { FieldFault } from '../errors.js';
import { attributeCheck } from '../fields/index.js';
import type { Json } from '../model.js';
import type { ImportPlan } from './import-record.js';

/** What a row says, or everything that is wrong with it. */
export interface ReadRow {
  readonly answers: Json;
  readonly faults: readonly FieldFault[];
}

const YES = new Set(['true', 'yes', 'y', '1', 'x', 'si', 'sì', 'vero']);
const NO = new Set(['false', 'no', 'n', '0', 'falso']);
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['en', 'english', 'inglese'], 'it-IT': ['it', 'italian', 'italiano'],
};
const SHIELDED = /^'(?=[=+\-@\t\r])/;

/** Reads rows of cells as answers to the fields of an import. */
export class RowReader {
  private readonly columns: readonly (readonly [number, string, Field])[];
  private readonly check: (values: Json) => readonly FieldFault[];
  private readonly required: readonly string[];

  constructor({ fields }: Pick<AnyFileImport, 'fields'>, { mapping }: Pick<ImportPlan, 'mapping'>) {
    this.columns = Object.entries(mapping).flatMap(([column, name]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field ? [[Number(column), name, field] as const] : [];
    });
    this.check = attributeCheck(fields);
    this.required = requiredOf(fields);
  }

  /** An empty cell is an answer, too: `null` where something stood is cleared. */
  read(cells: readonly string[]): ReadRow {
    const said: Record<string, unknown> = {};
    const empty: Record<string, null> = {};
    for (const [column, name, field] of this.columns) {
      // The apostrophe that an export puts in front of what a spreadsheet would run.
      const text = (cells[column] ?? '').trim().replace(SHIELDED, '');
      if (text === '') empty[name] = null;
      else said[name] = valueOf(field, text);
    }
    const missing = this.required.filter((name) => said[name] === undefined).map((name) => ({ pointer: `/${name}`, reason: 'required' }));
    return { answers: { ...empty, ...said }, faults: [...missing, ...this.check(said)] };
  }
}

const requiredOf = (fields: Fields): readonly string[] => Object.entries(fields).flatMap(([name, field]) => (field.optional ? [] : [name]));

// What cannot be read as its kind stays the text that it is: the check names the fault.
function valueOf(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'integer': return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean': return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text;
    case 'choice': return choiceOf(field.choices, text);
    case 'date': return /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.test(text) ? dayOf(text) : text;
    case 'language': return languageOf(text);
    case 'phone': return text.replace(/[\s().-]/g, '');
    default: return text;
  }
}

// `it`, `IT-it` and the language by its name in either language; whatever else is left for the check to name.
function languageOf(text: string): string {
  const plain = text.toLowerCase().replace('_', '-');
  return Object.entries(LANGUAGES).find(([tag, names]) => tag.toLowerCase() === plain || names.includes(plain))?.[0] ?? text;
}

function choiceOf(choices: Readonly<Record<string, string>>, text: string): string {
  if (Object.hasOwn(choices, text)) return text;
  const plain = text.toLowerCase();
  return Object.entries(choices).find(([key, title]) => key.toLowerCase() === plain || title.toLowerCase() === plain)?.[0] ?? text;
}

function dayOf(text: string): string {
  const [day = '', month = '', year = ''] = text.split(/[./]/);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
