import { inject, Injectable } from '@angular/core';
import {
  Api, applyConfiguration, approveProposal, compareRevisions, exportConfiguration, listProposals, listRevisions, planConfiguration, readApproval, readProposal,
  readRevision, rejectProposal, saveApproval, withdrawProposal, type AppliedView, type ApprovalView, type ComparisonView, type PartPlanView, type PlanView, type ProposalDetail,
  type ProposalPage, type RevisionDetail, type RevisionPage,
} from '@tessera/api-client';
import { seen } from './values.js';

/** What is asked for: a file, or the way back to a revision. */
export type Target = { readonly document: string } | { readonly rollbackTo: number };

/** What a change does, in words. */
export interface PlanWords {
  readonly parts: readonly PartPlanView[];
  readonly consequences: readonly string[];
  readonly takesAway: boolean;
}

/** The configuration: its revisions, plans, applications and proposals. */
@Injectable({ providedIn: 'root' })
export class ConfigurationApi {
  private readonly api = inject(Api);

  /** Revisions, the latest first; of one section when it is named. */
  revisions(part: string | undefined, cursor: string | undefined): Promise<RevisionPage> {
    return this.api.invoke(listRevisions, { ...(part && { part }), ...(cursor && { cursor }) });
  }

  revision(number: number): Promise<RevisionDetail> {
    return this.api.invoke(readRevision, { number });
  }

  /** What is different between two revisions. */
  compare(from: number, to: number): Promise<ComparisonView> {
    return this.api.invoke(compareRevisions, { from, to });
  }

  /** Where the browser gets the configuration as a file. */
  downloadAddress(number?: number): string {
    return number === undefined ? exportConfiguration.PATH : `${exportConfiguration.PATH}?revision=${number}`;
  }

  /** What a change would do. Nothing happens yet. */
  plan(target: Target): Promise<PlanView> {
    return this.api.invoke(planConfiguration, { body: target });
  }

  /** Applies what was planned, as it was planned. */
  apply(target: Target, { basedOn, seal }: Pick<PlanView, 'basedOn' | 'seal'>, reason: string): Promise<AppliedView> {
    return this.api.invoke(applyConfiguration, { body: { ...target, basedOn, seal, reason: reason.trim() } });
  }

  /** Whether two people have to agree. */
  approval(): Promise<ApprovalView> {
    return this.api.invoke(readApproval);
  }

  saveApproval(required: boolean, revision: number): Promise<ApprovalView> {
    return this.api.invoke(saveApproval, { 'If-Match': seen(revision), body: { required } });
  }

  /** Changes that wait for a second person, or did. */
  proposals(status: 'waiting' | 'decided', cursor: string | undefined): Promise<ProposalPage> {
    return this.api.invoke(listProposals, { status, ...(cursor && { cursor }) });
  }

  proposal(id: string): Promise<ProposalDetail> {
    return this.api.invoke(readProposal, { id });
  }

  async approve(id: string): Promise<void> {
    await this.api.invoke(approveProposal, { id });
  }

  async withdraw(id: string): Promise<void> {
    await this.api.invoke(withdrawProposal, { id });
  }

  async reject(id: string, reason: string): Promise<void> {
    await this.api.invoke(rejectProposal, { id, body: { reason } });
  }
}
