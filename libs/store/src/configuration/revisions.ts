import { configurationOf, SECTIONS } from '@tessera/engine';
import type { AuditEntry, Configuration, ConfigurationPart, ConfigurationRevision, PartChange, Section } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { holdRules } from '../organisation/hold-rules.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import type { ChangeNote } from './change-note.js';
import { partsOf } from './parts.js';
import { recordRevision } from './record-revision.js';

/** The configuration as it is, and the revision that it belongs to. */
export interface ConfigurationSnapshot {
  /** 0 before the first revision. */
  readonly revision: number;
  readonly configuration: Configuration;
}

/** A revision in a list, with the first paths that it changed. */
export interface ListedRevision extends ConfigurationRevision {
  readonly paths: readonly string[];
  /** How many paths it changed in all. */
  readonly changed: number;
}

/** Which revisions: those that changed a part, or parts below it. */
export interface RevisionRequest extends PageRequest {
  readonly part?: string;
}

interface RevisionRow {
  readonly number: number;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly reason: string | null;
  readonly origin: ConfigurationRevision['origin'];
  readonly proposed_by: string | null;
}

type ListedRow = RevisionRow & { readonly paths: readonly string[]; readonly changed: number };

const MOST_PATHS = 20;
const COLUMNS = 'number, at, actor_id, actor_name, reason, origin, proposed_by';

const SQL = {
  // One statement, one snapshot.
  snapshot: {
    name: 'configuration-snapshot',
    text: `select coalesce((select max(number) from configuration_revisions), 0) as revision,
      (select coalesce(jsonb_agg(jsonb_build_object('path', path, 'content', content)), '[]') from (${partsOf(SECTIONS)}) as part) as parts`,
  },
  at: {
    name: 'configuration-at',
    text: `select path, content from (
        select distinct on (section, path) path, content from configuration_parts where number <= $1 order by section, path, number desc
      ) as part where content is not null`,
  },
  read: { name: 'configuration-revision', text: `select ${COLUMNS} from configuration_revisions where number = $1` },
  // A part and whatever stands below it: paths are compared byte by byte, and 0 follows the slash.
  list: {
    name: 'configuration-revisions',
    text: `select ${COLUMNS}, part.changed, part.paths from configuration_revisions revision, lateral (
        select count(*)::int as changed, (array_agg(path order by path))[1:${MOST_PATHS}] as paths from configuration_parts where number = revision.number) as part
      where number < $1 and ($2::text is null or exists (select from configuration_parts
        where number = revision.number and (path = $2 or path > $2 || '/' and path < $2 || '0')))
      order by number desc limit $3`,
  },
  changes: {
    name: 'configuration-changes',
    text: `select path, content as after, (select former.content from configuration_parts former
        where former.section = part.section and former.path = part.path and former.number < part.number order by former.number desc limit 1) as before
      from configuration_parts part where number = $1 order by path`,
  },
} satisfies Readonly<Record<string, Statement>>;

/** The configuration of the house and its numbered revisions. */
export class ConfigurationRevisions {
  constructor(private readonly dataSource: DataSource) {}

  /** The configuration as it is now; inside somebody's transaction when there is one. */
  async snapshot(runner: Runner = poolOf(this.dataSource)): Promise<ConfigurationSnapshot> {
    const row = await rowOf<{ revision: number; parts: readonly ConfigurationPart[] }>(runner, SQL.snapshot, []);
    return { revision: row?.revision ?? 0, configuration: configurationOf(row?.parts ?? []) };
  }

  /** The configuration as it was at a revision; `undefined` when there is no such revision. */
  async at(number: number): Promise<Configuration | undefined> {
    if (!(await this.read(number))) return undefined;
    return configurationOf(await rowsOf<{ path: string; content: ConfigurationPart['content'] }>(poolOf(this.dataSource), SQL.at, [number]));
  }

  async read(number: number): Promise<ConfigurationRevision | undefined> {
    const row = isNumber(number) ? await rowOf<RevisionRow>(poolOf(this.dataSource), SQL.read, [number]) : undefined;
    return row && revisionOf(row);
  }

  /** Revisions, the latest first. */
  async list(request: RevisionRequest): Promise<Page<ListedRevision>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { number: (number) => /^\d{1,9}$/.test(number) });
    const rows = await rowsOf<ListedRow>(poolOf(this.dataSource), SQL.list, [after?.[1] ?? LARGEST, request.part ?? null, limit + 1]);
    return pageOf(rows.map((row) => ({ ...revisionOf(row), paths: row.paths ?? [], changed: row.changed })), limit, ({ number }) => ['number', String(number), '']);
  }

  /** What a revision changed, in the order of paths. */
  async changes(number: number): Promise<readonly PartChange[]> {
    if (!isNumber(number)) return [];
    const rows = await rowsOf<{ path: string; before: PartChange['before'] | null; after: PartChange['after'] | null }>(poolOf(this.dataSource), SQL.changes, [number]);
    return rows.map(({ path, before, after }) => ({ path, ...(before && { before }), ...(after && { after }) }));
  }

  /** Gives what was changed past all save paths a revision: before the first one, or by hand in the database. */
  async catchUp(author: Pick<AuditEntry, 'at' | 'actorId' | 'actorName'>, note: ChangeNote, sections: readonly Section[] = SECTIONS): Promise<number | undefined> {
    return inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      return recordRevision(client, author, sections, note);
    });
  }
}

const LARGEST = 2_147_483_647;

const isNumber = (number: number): boolean => Number.isInteger(number) && number > 0 && number <= LARGEST;

const revisionOf = ({ number, at, actor_id, actor_name, reason, origin, proposed_by }: RevisionRow): ConfigurationRevision => ({
  number, at, actorId: actor_id, actorName: actor_name, ...(reason !== null && { reason }), origin, ...(proposed_by !== null && { proposedBy: proposed_by }),
});
