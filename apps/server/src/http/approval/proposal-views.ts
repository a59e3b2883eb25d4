import { systemActor } from '@tessera/engine';
import type { ApprovalSetting, ListedProposal } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { say } from '../../texts/say.js';
import type { ApprovalView, ProposalView } from './approval.models.js';

/** A proposal as its reader sees it. All accounts of one person are one author. */
export const proposalView = (caller: Pick<Caller, 'identityId'>, proposal: ListedProposal, language: Language): ProposalView => {
  const { id, at, authorId, authorName, reason, origin, basedOn, about, paths, status, decidedAt, decidedBy, decisionReason, revision } = proposal;
  return {
    id, at: at.toISOString(), authorName: authorId === systemActor.id && authorName === systemActor.displayName ? say(language, 'system') : authorName, isMine: authorId === caller.identityId,
    ...(reason !== undefined && { reason }), origin, basedOn, about, paths: [...paths], status,
    ...(decidedAt && { decidedAt: decidedAt.toISOString() }), ...(decidedBy !== undefined && { decidedBy }),
    ...(decisionReason !== undefined && { decisionReason }), ...(revision !== undefined && { revision }),
  };
};

/** The setting as it is shown. */
export const approvalView = ({ required, revision, changedAt, changedBy }: ApprovalSetting): ApprovalView => ({
  required, revision, ...(changedAt && { changedAt: changedAt.toISOString() }), ...(changedBy !== undefined && { changedBy }),
});
