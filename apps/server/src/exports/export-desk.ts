import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Forbidden, permits, type AuditEntry, type Engine, type ObjectRecord } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import { AuditLog, ObjectQueries, type ObjectWalk, type SearchRequest } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Caller, Language } from '../access/caller.js';
import { Contexts } from '../access/contexts.js';
import { ENGINE } from '../house/tokens.js';
import type { ExportQuery } from '../http/catalogue/export.shapes.js';
import type { ObjectView } from '../http/models/object.models.js';
import { searchRequest, unknownState } from '../http/objects/search-request.js';
import { HttpTrouble } from '../problems/problem.js';
import { ObjectViews } from '../views/object-views.js';
import { readable, requireQuickFilters } from '../views/reading.js';
import { Standings } from '../views/standings.js';
import { columnsOf, type Cell, type Column } from './columns.js';
import { csvOf } from './csv.js';
import { xlsxOf } from './xlsx.js';

const AT_ONCE = 3;
const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** An export that is about to be sent. */
export interface Export {
  readonly content: Readable;
  readonly headers: Readonly<Record<string, string>>;
}

interface For {
  readonly caller: Caller;
  readonly type: ObjectType;
  readonly language: Language;
}

/** Lists as files: everything that a search shows, however much, read and written part by part. */
@Injectable()
export class ExportDesk {
  private underWay = 0;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly queries: ObjectQueries,
    private readonly audit: AuditLog,
    private readonly views: ObjectViews,
    private readonly standings: Standings,
    private readonly contexts: Contexts,
  ) {}

  async begin(caller: Caller, query: ExportQuery, language: Language): Promise<Export> {
    const { columns: names, format, ...search } = query;
    const type = readable(this.engine.catalogue, caller.actor, query.type);
    const permission = `${type.name}:export`;
    if (!permits(caller.actor, permission)) throw new Forbidden(permission);
    if (query.state !== undefined && !Object.hasOwn(type.states, query.state)) throw unknownState(query.state);
    const request = searchRequest(search);
    requireQuickFilters(this.engine.catalogue, caller.actor, type, request.quick);
    const columns = columnsOf(this.engine.catalogue, type, names?.split(','), { language, more: this.standings.columns(type, caller.actor, language) });
    if (this.underWay >= AT_ONCE) throw new HttpTrouble({ status: 429, reason: 'too-many-exports', headers: { 'retry-after': '30' } });
    const title = this.engine.catalogue.translate(type.pluralTitle, language);
    this.underWay++;
    try {
      const walk = await this.walk(caller, request, query);
      const titles = columns.map((column) => column.title);
      const rows = this.rows({ caller, type, language }, walk, columns);
      const content = format === 'csv' ? Readable.from(csvOf(titles, rows, language), { objectMode: false }) : xlsxOf(title, titles, rows);
      // However it ends, and whether anybody has begun to read it or not.
      content.once('close', () => {
        this.underWay--;
        walk.leave();
      });
      return { content, headers: headersOf(`${title} ${this.contexts.today()}.${format}`, format, walk.total) };
    } catch (error) {
      this.underWay--;
      throw error;
    }
  }

  // That somebody took data away is written down before the first byte leaves.
  private async walk(caller: Caller, request: SearchRequest, query: ExportQuery): Promise<ObjectWalk> {
    const type = this.engine.catalogue.objectType(request.objectType);
    const walk = await this.queries.walk({ ...request, within: await this.engine.access.within(caller.actor, type, request, caller.rulesRevision) });
    try {
      const { type: _, ...asked } = query;
      await this.note(caller, 'objects.exported', type.name, { ...asked, rows: walk.total });
      return walk;
    } catch (error) {
      walk.leave();
      throw error;
    }
  }

  private async *rows({ caller, type, language }: For, walk: ObjectWalk, columns: readonly Column[]): AsyncGenerator<readonly (readonly Cell[])[], void, undefined> {
    let rows = 0;
    const asksMore = columns.some(({ isMore }) => isMore);
    try {
      for await (const part of walk.parts()) {
        const objects = await this.seen(caller, type, part);
        const whole = asksMore ? await this.standings.add(type, caller.actor, objects, language) : objects;
        yield whole.map((object) => columns.map((column) => column.valueOf(object)));
        rows += part.length;
      }
    } finally {
      if (rows < walk.total) await this.note(caller, 'objects.export-broken-off', type.name, { rows });
    }
  }

  // What somebody may not read is blank in the file as it is on the screen.
  private async seen({ actor }: Caller, type: ObjectType, records: readonly ObjectRecord[]): Promise<readonly ObjectView[]> {
    const hidden = await this.engine.access.hidden(actor, type, records, 'recent');
    return records.map((record) => this.views.object(record, hidden.get(record.id)));
  }

  private note({ actor }: Caller, action: string, objectType: string, facts: object): Promise<void> {
    const changed: AuditEntry['changed'] = Object.fromEntries(
      Object.entries(facts).filter(([, value]) => value !== undefined).map(([name, value]: [string, unknown]) => [name, { to: value }]),
    );
    return this.audit.append([auditLine(actor, { action, objectType, changed })]);
  }
}

function headersOf(name: string, format: 'csv' | 'xlsx', rows: number): Readonly<Record<string, string>> {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '');
  return {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-total-count': String(rows),
    'cache-control': 'no-store',
  };
}
