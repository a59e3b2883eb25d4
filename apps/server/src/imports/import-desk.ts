import { Inject, Injectable } from '@nestjs/common';
import { Conflict, Refusal, type Engine, type ImportRecord } from '@tessera/engine';
import type { AnyFileImport } from '@tessera/plugin-api';
import { Imports } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { invalidAt } from '../door/faults.js';
import { ENGINE } from '../house/tokens.js';
import type { FindingPage, ImportKindList, ImportPage, ImportView } from '../http/models/import.models.js';
import type { PageQuery } from '../http/objects/object.shapes.js';
import { encodingOf, firstRows, separatorOf, textOf } from './detect.js';
import type { InspectImport, OpenImport, PlanImport } from './import.shapes.js';
import { ImportViews } from './import-views.js';

// Ten million people fit; without a limit one account could fill the house.
const MEGABYTE = 1_024 * 1_024;
const MOST_BYTES = 1_024 * MEGABYTE;
const LOOKED_AT = 200_000;
const SHOWN_ROWS = 6;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 200;
// Kept in place of a field.
const LEFT_OUT = '';

/** How an import can be steered. */
export type Steering = 'run' | 'pause' | 'resume' | 'cancel';

/** Takes files in and says what is in them; what becomes of them is the engine's. */
@Injectable()
export class ImportDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly imports: Imports,
    private readonly views: ImportViews,
  ) {}

  kinds({ actor }: Caller, language: Language): ImportKindList {
    return { items: this.engine.imports.kinds(actor).map((one) => this.views.kind(one, language)) };
  }

  async list({ actor }: Caller, query: PageQuery): Promise<ImportPage> {
    const kinds = this.engine.imports.kinds(actor).map((one) => one.symbolicName);
    const page = await this.imports.list(kinds, query);
    return { ...page, items: page.items.map((record) => this.views.record(record)) };
  }

  async open({ actor }: Caller, { kind, fileName }: OpenImport): Promise<ImportView> {
    return this.views.record(await this.engine.imports.open(actor, kind, fileName));
  }

  async read(caller: Caller, id: string): Promise<ImportView> {
    const record = await this.engine.imports.read(caller.actor, id);
    return this.views.record(record, record.status === 'planning' ? await this.proposed(caller, record) : {});
  }

  /** Keeps the next piece of the file; one that is there already is answered like a new one. */
  async addPiece({ actor }: Caller, id: string, number: number, bytes: unknown): Promise<ImportView> {
    const record = await this.engine.imports.read(actor, id);
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw invalidAt('', 'required');
    if (record.status === 'uploading' && number === record.chunks - 1) return this.views.record(record);
    if (record.status !== 'uploading') throw new Conflict('import-elsewhere', { status: record.status });
    if (record.bytes + bytes.length > MOST_BYTES) throw new Refusal('file-too-long', { megabytes: MOST_BYTES / MEGABYTE });
    await this.imports.addChunk(id, number, bytes, new Date());
    return this.views.record(await this.engine.imports.read(actor, id));
  }

  /** Looks into the file: encoding, separator, titles of columns, first rows, and what the columns may be. */
  async inspect(caller: Caller, id: string, wishes: InspectImport): Promise<ImportView> {
    const record = await this.engine.imports.read(caller.actor, id);
    const encoding = wishes.encoding ?? (await encodingOf(this.imports.content(record)));
    const text = await this.beginning(record, encoding);
    const separator = wishes.separator ?? separatorOf(text);
    const [header = [], ...sample] = rowsIn(text, separator);
    if (header.every((title) => title.trim() === '')) throw new Refusal('file-empty');
    if (header.length > MOST_COLUMNS) throw new Refusal('file-too-wide', { max: MOST_COLUMNS });
    const found = { encoding, separator, header: header.map(shortened), sample: sample.map((row) => row.map(shortened)) };
    const inspected = await this.engine.imports.inspected(caller.actor, id, found);
    return this.views.record(inspected, await this.proposed(caller, inspected));
  }

  async check(caller: Caller, id: string, { mapping, keyField, options = {} }: PlanImport): Promise<ImportView> {
    for (const [column, field] of Object.entries(mapping)) if (typeof field !== 'string') throw invalidAt(`/mapping/${column}`, 'wrong-type');
    const record = await this.engine.imports.check(caller.actor, id, { mapping: mapping as Record<string, string>, keyField, options });
    await this.imports.rememberMapping(caller.accountId, record.kind, byTitle(record));
    return this.views.record(record);
  }

  async steer({ actor }: Caller, id: string, steering: Steering): Promise<ImportView> {
    return this.views.record(await this.engine.imports[steering](actor, id));
  }

  async findings({ actor }: Caller, id: string, query: PageQuery, language: Language): Promise<FindingPage> {
    const record = await this.engine.imports.read(actor, id);
    const page = await this.imports.findings(id, query);
    return { ...page, items: page.items.map((finding) => this.views.finding(record, finding, language)) };
  }

  private async beginning(record: ImportRecord, encoding: string): Promise<string> {
    let text = '';
    for await (const piece of textOf(this.imports.content(record), encoding)) {
      text += piece;
      if (text.length > LOOKED_AT) break;
    }
    return text.replaceAll('\0', '').slice(0, LOOKED_AT);
  }

  // What this person said last time comes first, then titles that are called like fields.
  private async proposed({ accountId }: Caller, { kind, header = [] }: ImportRecord): Promise<Record<string, string>> {
    const definition = this.engine.catalogue.fileImport(kind);
    const remembered = await this.imports.mappingOf(accountId, kind);
    const taken = new Set<string>();
    return Object.fromEntries(header.flatMap((title, column) => {
      const field = remembered[plainTitle(title)] ?? this.called(definition, plainTitle(title));
      if (field === undefined || field === LEFT_OUT || taken.has(field) || !Object.hasOwn(definition.fields, field)) return [];
      taken.add(field);
      return [[String(column), field]];
    }));
  }

  private called({ fields }: AnyFileImport, title: string): string | undefined {
    const { catalogue } = this.engine;
    return Object.entries(fields).find(([name, field]) =>
      [name, field.title, catalogue.translate(field.title, 'it-IT')].some((one) => plainTitle(one) === title))?.[0];
  }
}

// What each column was, by its title; one without a title could be anything next time.
function byTitle({ header = [], plan }: ImportRecord): Record<string, string> {
  const said = header.map((title, column) => [plainTitle(title), plan?.mapping[String(column)] ?? LEFT_OUT] as const);
  return Object.fromEntries(said.filter(([title]) => title !== ''));
}

function rowsIn(text: string, separator: string): readonly (readonly string[])[] {
  try {
    return firstRows(text, separator, SHOWN_ROWS);
  } catch {
    throw new Refusal('file-unreadable', { row: 1 });
  }
}

const plainTitle = (title: string): string => title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const shortened = (cell: string): string => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell).toWellFormed();
