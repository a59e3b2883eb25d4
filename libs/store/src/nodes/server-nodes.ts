import type { DataSource } from 'typeorm';
import { poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** A process that serves this house. */
export interface ServerNode {
  readonly id: string;
  readonly version: string;
  /** Of the packages that it has loaded. */
  readonly packageHash: string;
  readonly roles: readonly string[];
  readonly hostName: string;
}

/** A process that was heard of a moment ago. */
export interface LiveNode extends ServerNode {
  readonly startedAt: Date;
  readonly seenAt: Date;
}

interface NodeRow {
  readonly id: string;
  readonly started_at: Date;
  readonly seen_at: Date;
  readonly version: string;
  readonly package_hash: string;
  readonly roles: string[];
  readonly host_name: string;
}

const COLUMNS = 'id, started_at, seen_at, version, package_hash, roles, host_name';

// Clocks of computers differ: since when somebody is there, and when they were seen, is said by the clock of the database alone.
const BEAT: Statement = {
  name: 'node-beat',
  text: `
    with me as (
      insert into server_nodes (${COLUMNS}) values ($1, clock_timestamp() - make_interval(secs => $2), clock_timestamp(), $3, $4, $5, $6)
      on conflict (id) do update set seen_at = excluded.seen_at, package_hash = excluded.package_hash
      returning ${COLUMNS}
    ), gone as (
      delete from server_nodes where seen_at < clock_timestamp() - make_interval(secs => $7) and id <> $1
    )
    select ${COLUMNS} from me
    union all
    select ${COLUMNS} from server_nodes where id <> $1 and seen_at >= clock_timestamp() - make_interval(secs => $7)
    order by started_at, id`,
};

/** The processes that serve this house, each heard of every few seconds. */
export class ServerNodes {
  constructor(private readonly dataSource: DataSource) {}

  /** Says that a node is there, forgets those that have said nothing for so many seconds, and answers who is left. */
  async beat(node: ServerNode & { readonly upForSeconds: number }, silenceSeconds: number): Promise<readonly LiveNode[]> {
    const { id, upForSeconds, version, packageHash, roles, hostName } = node;
    const values = [id, upForSeconds, version, packageHash, [...roles], hostName, silenceSeconds];
    return (await rowsOf<NodeRow>(poolOf(this.dataSource), BEAT, values)).map(nodeOf);
  }

  /** A node that ends in peace is forgotten at once. */
  async leave(id: string): Promise<void> {
    await poolOf(this.dataSource).query('delete from server_nodes where id = $1', [id]);
  }
}

const nodeOf = (row: NodeRow): LiveNode => ({
  id: row.id, startedAt: row.started_at, seenAt: row.seen_at, version: row.version, packageHash: row.package_hash, roles: row.roles, hostName: row.host_name,
});
