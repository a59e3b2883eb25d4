import { Injectable } from '@nestjs/common';
import { Conflict, documentOf, Forbidden, Refusal } from '@tessera/engine';
import { ConfigurationRevisions, Proposals, withChangeNote, type Proposal } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { ConfigurationApplier } from '../../configuration/configuration-applier.js';
import { APPROVE, ApprovalDesk, hindranceOf } from './approval-desk.js';
import type { ProposalView } from './approval.models.js';
import { proposalView } from './proposal-views.js';

/** What a second person decides about proposals. */
@Injectable()
export class DecisionDesk {
  constructor(
    private readonly desk: ApprovalDesk,
    private readonly proposals: Proposals,
    private readonly revisions: ConfigurationRevisions,
    private readonly applier: ConfigurationApplier,
  ) {}

  /** Applies the proposal with the rights of whoever approves it; `Conflict('proposal-outdated')` when something else was changed meanwhile. */
  async approve(caller: Caller, id: string, confirmed: boolean, language: Language): Promise<ProposalView> {
    const proposal = await this.decidable(caller, id);
    const approved = { proposalId: id, proposedBy: proposal.authorName, audit: auditLine(caller.actor, { action: 'configuration.approved', ...said(proposal.reason) }) };
    if (proposal.about === 'approval') await this.switchOff(caller, proposal, approved);
    else await withChangeNote({ approved }, () => this.apply(caller, proposal, confirmed));
    return proposalView(caller, await this.desk.required(id), language);
  }

  async reject(caller: Caller, id: string, reason: string, language: Language): Promise<ProposalView> {
    await this.decidable(caller, id);
    await this.proposals.close(id, 'rejected', reason, auditLine(caller.actor, { action: 'configuration.rejected', reason }));
    return proposalView(caller, await this.desk.required(id), language);
  }

  private async apply(caller: Caller, proposal: Proposal, confirmed: boolean): Promise<void> {
    const { revision } = await this.revisions.snapshot();
    if (revision !== proposal.basedOn) return this.outdated(caller, proposal);
    const { after } = await this.desk.sides(proposal);
    const wanted = { document: documentOf(after), located: <F>(faults: F) => faults };
    const { origin, reason, basedOn } = proposal;
    try {
      await this.applier.apply(wanted, { actor: caller.actor, caller, trusted: false, hasKey: true }, { origin, confirmed, seen: { basedOn }, ...said(reason) });
    } catch (error) {
      // Something else was approved in the same moment: this must not undo it.
      if (error instanceof Conflict && error.reason === 'plan-outdated') return this.outdated(caller, proposal);
      throw error;
    }
  }

  private async switchOff(caller: Caller, proposal: Proposal, approved: { readonly proposalId: string; readonly proposedBy: string; readonly audit: ReturnType<typeof auditLine> }): Promise<void> {
    const { required, revision } = await this.proposals.setting();
    if (!required || revision !== proposal.basedOn) return this.outdated(caller, proposal);
    const changed = { required: { from: true, to: false } };
    await this.proposals.change(false, revision, auditLine(caller.actor, { action: 'configuration.approval-saved', changed }), approved);
  }

  private async outdated(caller: Caller, { id }: Proposal): Promise<never> {
    await this.proposals.close(id, 'outdated', undefined, auditLine(caller.actor, { action: 'configuration.outdated' }));
    throw new Conflict('proposal-outdated');
  }

  private async decidable(caller: Caller, id: string): Promise<Proposal> {
    const proposal = await this.desk.required(id);
    const hindrance = hindranceOf(caller, proposal);
    if (hindrance === 'permission') throw new Forbidden(APPROVE);
    if (hindrance === 'decided') throw new Conflict('proposal-decided');
    if (hindrance === 'own') throw new Refusal('own-proposal');
    return proposal;
  }
}

const said = (reason: string | undefined) => (reason === undefined ? {} : { reason });
