import { Injectable } from '@nestjs/common';
import { Conflict, documentOf, Forbidden, Refusal } from '@tessera/engine';
import { ConfigurationRevisions, Proposals, withChangeNote, type Approved, type Proposal } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { ConfigurationApplier } from '../../configuration/configuration-applier.js';
import { ApprovalDesk, hindranceOf } from './approval-desk.js';
import type { ProposalView } from './approval.models.js';
import { APPROVE, ProposalNews } from './proposal-news.js';
import { proposalView } from './proposal-views.js';

/** What a second person decides about proposals. */
@Injectable()
export class DecisionDesk {
  constructor(
    private readonly desk: ApprovalDesk,
    private readonly proposals: Proposals,
    private readonly revisions: ConfigurationRevisions,
    private readonly applier: ConfigurationApplier,
    private readonly news: ProposalNews,
  ) {}

  /** Applies the proposal with the rights of whoever approves it; `Conflict('proposal-outdated')` when something else was changed meanwhile. */
  async approve(caller: Caller, id: string, confirmed: boolean, language: Language): Promise<ProposalView> {
    const proposal = await this.decidable(caller, id);
    const approved: Approved = {
      proposalId: id, proposedBy: proposal.authorName, audit: auditLine(caller.actor, { action: 'configuration.approved', ...said(proposal.reason) }),
      tell: await this.news.decided(proposal, 'change-approved', { by: caller.displayName }),
    };
    if (proposal.about === 'approval') await this.switchOff(caller, proposal, approved);
    else await withChangeNote({ approved }, () => this.apply(caller, proposal, confirmed));
    return proposalView(caller, await this.desk.required(id), language);
  }

  async reject(caller: Caller, id: string, reason: string, language: Language): Promise<ProposalView> {
    const proposal = await this.decidable(caller, id);
    const tell = await this.news.decided(proposal, 'change-rejected', { by: caller.displayName, reason });
    await this.proposals.close(id, 'rejected', reason, auditLine(caller.actor, { action: 'configuration.rejected', reason }), tell);
    return proposalView(caller, await this.desk.required(id), language);
  }

  /** Takes a proposal back: only its author does. */
  async withdraw(caller: Caller, id: string, language: Language): Promise<ProposalView> {
    const proposal = await this.desk.required(id);
    if (proposal.authorId !== caller.identityId) throw new Refusal('not-own-proposal');
    await this.proposals.close(id, 'withdrawn', undefined, auditLine(caller.actor, { action: 'configuration.withdrawn' }));
    return proposalView(caller, await this.desk.required(id), language);
  }

  private async apply(caller: Caller, proposal: Proposal, confirmed: boolean): Promise<void> {
    const { revision } = await this.revisions.snapshot();
    if (revision !== proposal.basedOn) return this.outdated(caller, proposal);
    const { after } = await this.desk.sides(proposal);
    const wanted = { document: documentOf(after), located: <F>(faults: F) => faults };
    const { origin, reason, basedOn } = proposal;
    const secrets = new Map((await this.proposals.secrets(proposal.id)).map((one) => [one.connector, one]));
    const applicant = { actor: caller.actor, caller, trusted: false, hasKey: true, proposed: secrets };
    try {
      await this.applier.apply(wanted, applicant, { origin, confirmed, seen: { basedOn }, ...said(reason) });
    } catch (error) {
      // Something else was approved in the same moment, or a secret of a connector in it was changed alone: this must not undo it.
      if (error instanceof Conflict && error.reason === 'plan-outdated') return this.outdated(caller, proposal);
      throw error;
    }
  }

  private async switchOff(caller: Caller, proposal: Proposal, approved: Approved): Promise<void> {
    const { required, revision } = await this.proposals.setting();
    if (!required || revision !== proposal.basedOn) return this.outdated(caller, proposal);
    const changed = { required: { from: true, to: false } };
    await this.proposals.change(false, revision, auditLine(caller.actor, { action: 'configuration.approval-saved', changed }), approved);
  }

  private async outdated(caller: Caller, proposal: Proposal): Promise<never> {
    const tell = await this.news.decided(proposal, 'change-outdated');
    await this.proposals.close(proposal.id, 'outdated', undefined, auditLine(caller.actor, { action: 'configuration.outdated' }), tell);
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
