import { Conflict } from '@tessera/engine';
import type { AuditEntry, RevisionOrigin } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { holdRules } from '../organisation/hold-rules.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { closeProposal, requiresApproval, settled } from './check-approval.js';
import type { Approved, TellWithin } from './check-approval.js';
import { keepSecrets, secretsOf } from './proposed-secrets.js';
import { WaitsForApproval } from './waits-for-approval.js';
import type { ProposedChange, ProposedPart, ProposedSecrets } from './waits-for-approval.js';

/** What became of a proposal. `outdated`: something else was changed before anybody decided; `withdrawn`: by whoever proposed it. */
export type ProposalStatus = 'waiting' | 'approved' | 'rejected' | 'outdated' | 'withdrawn';

/** A proposal in a list: without what it would change. */
export interface ListedProposal extends Omit<ProposedChange, 'changes' | 'secrets'> {
  readonly id: string;
  readonly at: Date;
  /** Whether it is about the configuration, or about approval itself. */
  readonly about: 'configuration' | 'approval';
  readonly paths: readonly string[];
  readonly status: ProposalStatus;
  readonly decidedAt?: Date;
  readonly decidedBy?: string;
  readonly decisionReason?: string;
  /** The revision that it became. */
  readonly revision?: number;
}

/** A change that somebody proposed. */
export interface Proposal extends ListedProposal {
  readonly changes: readonly ProposedPart[];
}

/** Whether two people have to agree, and since when. */
export interface ApprovalSetting {
  readonly required: boolean;
  readonly revision: number;
  readonly changedAt?: Date;
  readonly changedBy?: string;
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly author_id: string;
  readonly author_name: string;
  readonly reason: string | null;
  readonly origin: RevisionOrigin;
  readonly based_on: number;
  readonly changes: readonly ProposedPart[] | null;
  readonly status: ProposalStatus;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly decision_reason: string | null;
  readonly revision: number | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const SQL = {
  setting: { name: 'approval-setting', text: 'select required, revision, changed_at, changed_by from configuration_approval' },
  change: {
    name: 'approval-change',
    text: `update configuration_approval set required = $1, revision = revision + 1, changed_at = $3, changed_by = $4 where revision = $2 returning revision`,
  },
  propose: {
    name: 'proposal-insert',
    text: `insert into configuration_proposals (id, at, author_id, author_name, reason, origin, based_on, changes) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  },
  read: { name: 'proposal-read', text: 'select * from configuration_proposals where id = $1' },
  // Their content can be long: the list has paths alone.
  list: {
    name: 'proposals-list',
    text: `select id, at, author_id, author_name, reason, origin, based_on, status, decided_at, decided_by, decision_reason, revision,
        (select jsonb_agg(jsonb_build_object('path', part -> 'path')) from jsonb_array_elements(changes) as part) as changes
      from configuration_proposals where id < $1 and ($2::text is null or (status = 'waiting') = ($2 = 'waiting')) order by id desc limit $3`,
  },
  waiting: { name: 'proposals-waiting', text: `select count(*)::int as count from configuration_proposals where status = 'waiting'` },
  decide: {
    name: 'proposal-decide',
    text: `update configuration_proposals set status = $2, decided_at = $3, decided_by = $4, decision_reason = $5 where id = $1 and status = 'waiting' returning id`,
  },
} satisfies Readonly<Record<string, Statement>>;

/** Changes of the configuration that wait for a second person, and whether they have to. */
export class Proposals {
  constructor(private readonly dataSource: DataSource) {}

  async setting(): Promise<ApprovalSetting> {
    const row = await rowOf<{ required: boolean; revision: number; changed_at: Date | null; changed_by: string | null }>(poolOf(this.dataSource), SQL.setting, []);
    if (!row) return { required: false, revision: 0 };
    return { required: row.required, revision: row.revision, ...(row.changed_at && { changedAt: row.changed_at }), ...(row.changed_by !== null && { changedBy: row.changed_by }) };
  }

  /** Says whether two people have to agree; switching it off takes two people itself: `WaitsForApproval`, unless `approved` says who did. */
  async change(required: boolean, expectedRevision: number, audit: AuditEntry, approved?: Approved): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      const isRequired = await requiresApproval(client);
      if (!(await rowOf(client, SQL.change, [required, expectedRevision, audit.at, audit.actorName]))) throw new Conflict('revision-conflict');
      await appendAudit(client, [audit]);
      if (approved) await closeProposal(client, approved, null);
      else if (isRequired && !required) throw new WaitsForApproval({ authorId: audit.actorId, authorName: audit.actorName, origin: 'screen', basedOn: expectedRevision });
    });
  }

  /** Keeps a change, and its secrets under their seal, until somebody else has decided; `tell` says so in the same transaction. */
  async propose(id: string, proposed: ProposedChange, audit: AuditEntry, tell?: TellWithin): Promise<void> {
    const { authorId, authorName, reason, origin, basedOn, changes } = proposed;
    await inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      await rowsOf(client, SQL.propose, [id, audit.at, authorId, authorName, reason ?? null, origin, basedOn, changes ? JSON.stringify(changes) : null]);
      await keepSecrets(client, id, proposed);
      await appendAudit(client, [audit]);
      await tell?.({ client, now: audit.at });
    });
  }

  async read(id: string): Promise<Proposal | undefined> {
    const row = isUuid(id) ? await rowOf<Row>(poolOf(this.dataSource), SQL.read, [id]) : undefined;
    return row && { ...proposalOf(row), changes: row.changes ?? [] };
  }

  /** The secrets that wait with a proposal, under their seal; none once it is decided, or can be approved no more. */
  secrets(id: string): Promise<readonly ProposedSecrets[]> {
    return secretsOf(poolOf(this.dataSource), id);
  }

  /** Proposals, the latest first: those that wait, those that are decided, or all. */
  async list(request: PageRequest & { readonly status?: 'waiting' | 'decided' }): Promise<Page<ListedProposal>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { id: (_, id) => isUuid(id) });
    const rows = await rowsOf<Row>(poolOf(this.dataSource), SQL.list, [after?.[2] ?? LAST_ID, request.status ?? null, limit + 1]);
    return pageOf(rows.map(proposalOf), limit, ({ id }) => ['id', '', id]);
  }

  /** How many wait. */
  async waiting(): Promise<number> {
    return (await rowOf<{ count: number }>(poolOf(this.dataSource), SQL.waiting, []))?.count ?? 0;
  }

  /** Rejects a proposal, takes it back or says that it is outdated; `Conflict` when somebody has decided already. */
  async close(id: string, status: 'rejected' | 'outdated' | 'withdrawn', reason: string | undefined, audit: AuditEntry, tell?: TellWithin): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      if (!(await rowOf(client, SQL.decide, [id, status, audit.at, audit.actorName, reason ?? null]))) throw new Conflict('proposal-decided');
      await settled(client, id, audit, tell);
    });
  }
}

const proposalOf = (row: Row): ListedProposal => ({
  id: row.id,
  at: row.at,
  authorId: row.author_id,
  authorName: row.author_name,
  ...(row.reason !== null && { reason: row.reason }),
  origin: row.origin,
  basedOn: row.based_on,
  about: row.changes === null ? 'approval' : 'configuration',
  paths: (row.changes ?? []).map(({ path }) => path),
  status: row.status,
  ...(row.decided_at && { decidedAt: row.decided_at }),
  ...(row.decided_by !== null && { decidedBy: row.decided_by }),
  ...(row.decision_reason !== null && { decisionReason: row.decision_reason }),
  ...(row.revision !== null && { revision: row.revision }),
});
