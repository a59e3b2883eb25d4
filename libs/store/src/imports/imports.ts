import { Conflict } from '@tessera/engine';
import type { ImportFinding, ImportRecord, ImportStore, ObjectRecord, StagedLine, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { occurringStates, ofType, uniqueExpression, valueExpression } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { OBJECT_COLUMNS, objectOf } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import { findingOf, importOf, valuesOf } from './rows.js';
import type { FindingRow, ImportRow, LineRow } from './rows.js';
import { IMPORT_STATEMENTS as SQL } from './statements.js';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Imports: their files, their rows that wait and what is wrong with others. */
export class Imports implements ImportStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
  ) {}

  async read(id: string): Promise<ImportRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<ImportRow>(poolOf(this.dataSource), SQL.read, [id]);
    return row && importOf(row);
  }

  async lock(transaction: Transaction, id: string): Promise<ImportRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<ImportRow>(clientOf(transaction), SQL.lock, [id]);
    return row && importOf(row);
  }

  async keep(transaction: Transaction, record: ImportRecord): Promise<void> {
    await rowsOf(clientOf(transaction), SQL.keep, valuesOf(record, transaction.now));
  }

  async takeTurn(transaction: Transaction, id: string): Promise<boolean> {
    return (await rowOf<{ taken: boolean }>(clientOf(transaction), SQL.takeTurn, [id]))?.taken === true;
  }

  async stage(transaction: Transaction, id: string, lines: readonly StagedLine[]): Promise<void> {
    if (lines.length === 0) return;
    await rowsOf(clientOf(transaction), SQL.stage, [
      id, lines.map(({ line }) => line), lines.map(({ key }) => key), lines.map(({ twin }) => twin ?? null), lines.map(({ answers }) => JSON.stringify(answers)),
    ]);
  }

  async note(transaction: Transaction, id: string, findings: readonly ImportFinding[]): Promise<void> {
    if (findings.length === 0) return;
    const numbers = new Map<number, number>();
    const rows = findings.map((finding) => {
      const number = numbers.get(finding.line) ?? 0;
      numbers.set(finding.line, number + 1);
      return { ...finding, number };
    });
    await rowsOf(clientOf(transaction), SQL.note, [id, JSON.stringify(rows)]);
  }

  async setTwinsAside(transaction: Transaction, id: string): Promise<number> {
    // The planner knows nothing yet of rows that were written a moment ago.
    await clientOf(transaction).query('analyze import_lines');
    return (await rowOf<{ count: number }>(clientOf(transaction), SQL.setTwinsAside, [id]))?.count ?? 0;
  }

  async forgetLines(transaction: Transaction, id: string): Promise<void> {
    await clientOf(transaction).query('delete from import_lines where import_id = $1', [id]);
    await clientOf(transaction).query('delete from import_findings where import_id = $1', [id]);
  }

  async forgetLeftOut(transaction: Transaction, id: string): Promise<number> {
    const text = `with gone as (delete from import_findings where import_id = $1 and kind = 'left-out' returning line) select count(distinct line)::int as count from gone`;
    return (await clientOf(transaction).query<{ count: number }>(text, [id])).rows[0]?.count ?? 0;
  }

  async forgetFile(transaction: Transaction, id: string): Promise<void> {
    await clientOf(transaction).query('delete from import_lines where import_id = $1', [id]);
    await clientOf(transaction).query('delete from import_chunks where import_id = $1', [id]);
  }

  async next(transaction: Transaction, id: string, afterLine: number, atMost: number): Promise<readonly StagedLine[]> {
    return rowsOf<LineRow>(clientOf(transaction), SQL.next, [id, afterLine, atMost]);
  }

  async match(transaction: Transaction, objectType: string, attribute: string, values: readonly string[], underLock: boolean): Promise<readonly ObjectRecord[]> {
    const known = this.types.attribute(objectType, attribute);
    if (!known?.indexed && !known?.unique) throw new Error(`attribute ${attribute} of ${objectType} is not indexed, so nothing is found by it`);
    const expression = known.unique ? uniqueExpression(known) : valueExpression(known);
    // Index by index of each state; a list of values is compared as one array.
    const states = known.unique ? '' : `and state = any (array(${occurringStates(objectType)} select state from states where state is not null))`;
    const { rows } = await clientOf(transaction).query<ObjectRow>(
      `select ${OBJECT_COLUMNS} from managed_objects where ${ofType(objectType)} ${states} and ${expression} = any ($1::${known.kind === 'integer' ? 'bigint' : 'text'}[])
       order by id ${underLock ? 'for update' : ''}`, [values],
    );
    return rows.map(objectOf);
  }

  async listStale(before: Date, limit: number): Promise<readonly ImportRecord[]> {
    return (await rowsOf<ImportRow>(poolOf(this.dataSource), SQL.stale, [before, limit])).map(importOf);
  }

  /** Imports of these kinds, the latest first. */
  async list(kinds: readonly string[], request: PageRequest): Promise<Page<ImportRecord>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { openedAt: (_, id) => isUuid(id) });
    const rows = await rowsOf<ImportRow>(poolOf(this.dataSource), SQL.list, [kinds, after?.[2] ?? LAST_ID, limit + 1]);
    const page = pageOf(rows, limit, (row) => ['openedAt', '', row.id]);
    return { ...page, items: page.items.map(importOf) };
  }

  /** What is wrong with rows, in their order. */
  async findings(id: string, request: PageRequest): Promise<Page<ImportFinding>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { line: (line, number) => /^\d{1,9}$/.test(line) && /^\d{1,9}$/.test(number) });
    const rows = await rowsOf<FindingRow>(poolOf(this.dataSource), SQL.findings, [id, Number(after?.[1] ?? -1), Number(after?.[2] ?? -1), limit + 1]);
    const page = pageOf(rows, limit, (row) => ['line', String(row.line), String(row.number)]);
    return { ...page, items: page.items.map(findingOf) };
  }

  /** Adds the next piece of the file; throws `Conflict` when it is not the next one. */
  async addChunk(id: string, number: number, bytes: Buffer, at: Date): Promise<void> {
    const { rowCount } = await poolOf(this.dataSource).query({ ...SQL.addChunk, values: [id, number, bytes, at] });
    if (rowCount === 0) throw new Conflict('chunk-elsewhere', { chunks: (await this.read(id))?.chunks });
  }

  /** The file, piece by piece. */
  async *content({ id, chunks }: Pick<ImportRecord, 'id' | 'chunks'>): AsyncGenerator<Buffer, void, undefined> {
    for (let number = 0; number < chunks; number++) {
      const row = await rowOf<{ bytes: Buffer }>(poolOf(this.dataSource), SQL.chunk, [id, number]);
      if (row) yield row.bytes;
    }
  }

  /** What somebody said last time about columns of a kind of file: fields by title. */
  async mappingOf(ownerId: string, kind: string): Promise<Readonly<Record<string, string>>> {
    const { rows } = await poolOf(this.dataSource).query<{ mapping: Record<string, string> }>(
      'select mapping from import_mappings where owner_id = $1 and kind = $2', [ownerId, kind],
    );
    return rows[0]?.mapping ?? {};
  }

  /** Remembers what somebody said about columns. */
  async rememberMapping(ownerId: string, kind: string, mapping: Readonly<Record<string, string>>): Promise<void> {
    await poolOf(this.dataSource).query(
      `insert into import_mappings (owner_id, kind, mapping) values ($1, $2, $3)
       on conflict (owner_id, kind) do update set mapping = import_mappings.mapping || excluded.mapping`, [ownerId, kind, JSON.stringify(mapping)],
    );
  }

  /** Forgets files that nobody has gone on with. */
  async forgetAbandoned(before: Date): Promise<void> {
    await poolOf(this.dataSource).query({ ...SQL.abandoned, values: [before] });
  }
}

const clientOf = (transaction: Transaction): Runner => transaction.client as PoolClient;
