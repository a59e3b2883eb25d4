import { Conflict, systemActor } from '@tessera/engine';
import type { AuditEntry, RevisionOrigin, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { rowOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { settleNotices } from '../notices/notice-board.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { sealedBy } from './proposed-secrets.js';
import { WaitsForApproval } from './waits-for-approval.js';
import type { ProposedPart } from './waits-for-approval.js';

/** The proposal that somebody else approves by the change under way. */
export interface Approved {
  readonly proposalId: string;
  /** Who had proposed it. */
  readonly proposedBy: string;
  readonly audit: AuditEntry;
  /** What is said about it in the same transaction. */
  readonly tell?: TellWithin;
}

/** Says something in somebody's transaction. */
export type TellWithin = (within: Pick<Transaction, 'client' | 'now'>) => Promise<void>;

/** Who changes the configuration, why, from where, and whose proposal it is. */
export interface RevisionMade {
  readonly number: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason?: string;
  readonly origin: RevisionOrigin;
  readonly approved?: Approved;
}

const ASKED: readonly RevisionOrigin[] = ['screen', 'apply', 'rollback'];

const REQUIRED: Statement = { name: 'approval-required', text: 'select required from configuration_approval' };

const CHANGES: Statement = { name: 'approval-changes', text: 'select path, content from configuration_parts where number = $1 order by path' };

const APPROVE: Statement = {
  name: 'approval-approve',
  text: `update configuration_proposals set status = 'approved', decided_at = $2, decided_by = $3, revision = $4
    where id = $1 and status = 'waiting' returning id`,
};

/** Whether a second person has to approve what one wants to change. */
export async function requiresApproval(client: Pick<PoolClient, 'query'>): Promise<boolean> {
  return (await rowOf<{ required: boolean }>(client, REQUIRED, []))?.required === true;
}

/**
 * Lets a revision that was just written pass, or throws `WaitsForApproval` with what it would have changed. One that a second person
 * approves closes its proposal in the same transaction. What the house finds or does itself is nobody's proposal.
 */
export async function checkApproval(client: PoolClient, made: RevisionMade): Promise<void> {
  if (made.approved) return closeProposal(client, made.approved, made.number);
  const isOwnDoing = made.origin === 'screen' && made.actorId === systemActor.id;
  if (isOwnDoing || !ASKED.includes(made.origin) || !(await requiresApproval(client))) return;
  const { number, actorId, actorName, reason, origin } = made;
  const rows = await rowsOf<{ path: string; content: ProposedPart['content'] | null }>(client, CHANGES, [number]);
  const changes = rows.map(({ path, content }) => ({ path, ...(content && { content }) }));
  const secrets = await sealedBy(client, changes);
  const proposed = { authorId: actorId, authorName: actorName, ...(reason !== undefined && { reason }), origin, basedOn: number - 1, changes };
  throw new WaitsForApproval({ ...proposed, ...(secrets.length > 0 && { secrets }) });
}

/** Closes a proposal as approved; `Conflict` when somebody has decided about it already. */
export async function closeProposal(client: PoolClient, { proposalId, audit, tell }: Approved, number: number | null): Promise<void> {
  const closed = await rowOf(client, APPROVE, [proposalId, audit.at, audit.actorName, number]);
  if (!closed) throw new Conflict('proposal-decided');
  await settled(client, proposalId, audit, tell);
}

/** What follows a decision: its line of the audit, notices that are settled, and news for whoever proposed it. */
export async function settled(client: PoolClient, proposalId: string, audit: AuditEntry, tell: TellWithin | undefined): Promise<void> {
  await appendAudit(client, [audit]);
  await settleNotices({ client, now: audit.at }, waitingNotice(proposalId));
  await tell?.({ client, now: audit.at });
}

/** The key of the notices that a proposal waits. */
export const waitingNotice = (proposalId: string): string => `change-waits/${proposalId}`;
