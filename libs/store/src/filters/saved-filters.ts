import { Conflict, NotFound } from '@tessera/engine';
import type { Json } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { failureOf } from '../database/in-transaction.js';
import { poolOf } from '../database/postgres.js';

/** A search that somebody keeps under a name, for themselves or for all who see the type. */
export interface SavedFilter {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly objectType: string;
  readonly name: string;
  readonly shared: boolean;
  readonly query: Json;
  readonly revision: number;
}

/** What can be changed of one. */
export type FilterChanges = Partial<Pick<SavedFilter, 'name' | 'shared' | 'query'>>;

interface Row {
  readonly id: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly object_type: string;
  readonly name: string;
  readonly shared: boolean;
  readonly query: Json;
  readonly revision: number;
}

const READ = `select filter.id, owner_id, display_name as owner_name, object_type, name, shared, query, filter.revision
  from saved_filters filter join accounts owner on owner.id = owner_id`;
/** So many filters somebody may keep for one type. */
export const MOST_FILTERS = 100;

/** Searches that people keep. */
export class SavedFilters {
  constructor(private readonly dataSource: DataSource) {}

  /** Somebody's own filters of a type and those that others share, by name. */
  async list(ownerId: string, objectType: string): Promise<readonly SavedFilter[]> {
    const { rows } = await poolOf(this.dataSource).query<Row>(
      `${READ} where object_type = $2 and (owner_id = $1 or shared) order by lower(name), filter.id limit 500`, [ownerId, objectType],
    );
    return rows.map(filterOf);
  }

  async find(id: string): Promise<SavedFilter | undefined> {
    const { rows } = await poolOf(this.dataSource).query<Row>(`${READ} where filter.id = $1`, [id]);
    return rows.map(filterOf)[0];
  }

  /** Keeps a new one; throws `Conflict` when the owner has one of that name, or too many. */
  async add({ id, ownerId, objectType, name, shared, query }: Omit<SavedFilter, 'revision' | 'ownerName'>, at: Date): Promise<void> {
    const { rowCount } = await this.run(
      `insert into saved_filters (id, owner_id, object_type, name, shared, query, revision, changed_at)
       select $1, $2, $3, $4, $5, $6, 1, $7
       where (select count(*) from saved_filters where owner_id = $2 and object_type = $3) < ${MOST_FILTERS}`,
      [id, ownerId, objectType, name, shared, JSON.stringify(query), at],
    );
    if (rowCount === 0) throw new Conflict('too-many-filters');
  }

  /** Changes one that is still at the revision that was seen; throws `Conflict` otherwise. */
  async change(id: string, { name, shared, query }: FilterChanges, revision: number, at: Date): Promise<void> {
    const { rowCount } = await this.run(
      `update saved_filters set name = coalesce($3, name), shared = coalesce($4, shared), query = coalesce($5, query),
         revision = revision + 1, changed_at = $6
       where id = $1 and revision = $2`,
      [id, revision, name ?? null, shared ?? null, query === undefined ? null : JSON.stringify(query), at],
    );
    if (rowCount === 0) throw new Conflict('revision-conflict');
  }

  async remove(id: string): Promise<void> {
    const { rowCount } = await this.run('delete from saved_filters where id = $1', [id]);
    if (rowCount === 0) throw new NotFound('saved filter', id);
  }

  private run(text: string, values: unknown[]): Promise<{ rowCount: number | null }> {
    return poolOf(this.dataSource).query(text, values).catch((error: unknown) => {
      throw failureOf(error)?.constraint === 'saved_filters_by_name' ? new Conflict('name-already-used') : error;
    });
  }
}

const filterOf = (row: Row): SavedFilter => ({
  id: row.id, ownerId: row.owner_id, ownerName: row.owner_name, objectType: row.object_type, name: row.name,
  shared: row.shared, query: row.query, revision: row.revision,
});
