import { Injectable } from '@nestjs/common';
import { configurationOf, NotFound, permits, Refusal, type Configuration } from '@tessera/engine';
import { ConfigurationRevisions, KeyHolders, Proposals, Roles, type Proposal, type ProposedChange } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { newId } from '../../house/new-id.js';
import { changeView } from '../configuration/configuration-desk.js';
import { PlanWords } from '../configuration/plan-words.js';
import type { ApprovalView, ProposalDetail, ProposalPage, ProposalView } from './approval.models.js';
import type { ProposalsQuery } from './approval.shapes.js';
import { APPROVE, ProposalNews } from './proposal-news.js';
import { approvalView, proposalView } from './proposal-views.js';

/** Changes that wait for a second person, and whether they have to. */
@Injectable()
export class ApprovalDesk {
  constructor(
    private readonly proposals: Proposals,
    private readonly revisions: ConfigurationRevisions,
    private readonly words: PlanWords,
    private readonly roles: Roles,
    private readonly holders: KeyHolders,
    private readonly news: ProposalNews,
  ) {}

  async setting(): Promise<ApprovalView> {
    return approvalView(await this.proposals.setting());
  }

  async change(caller: Caller, required: boolean, revision: number): Promise<ApprovalView> {
    const before = await this.proposals.setting();
    if (required && !before.required) await this.refuseWithoutSecond(caller);
    const changed = { required: { from: before.required, to: required } };
    await this.proposals.change(required, revision, auditLine(caller.actor, { action: 'configuration.approval-saved', changed }));
    return this.setting();
  }

  async list(caller: Caller, query: ProposalsQuery, language: Language): Promise<ProposalPage> {
    const [{ items, nextCursor }, waiting] = await Promise.all([this.proposals.list(query), this.proposals.waiting()]);
    return { items: items.map((one) => proposalView(caller, one, language)), waiting, ...(nextCursor !== undefined && { nextCursor }) };
  }

  async read(caller: Caller, id: string, language: Language): Promise<ProposalDetail> {
    const proposal = await this.required(id);
    const [{ before, after }, secrets] = await Promise.all([this.sides(proposal), this.proposals.secrets(id)]);
    const { parts, consequences, takesAway } = await this.words.of({ present: before, target: after, missingSecrets: [] }, language);
    const hindrance = hindranceOf(caller, proposal);
    const changes = [...proposal.changes].map(({ path }) => changeView({ path, ...partOf('before', before, path), ...partOf('after', after, path) }));
    const said = { parts: parts.map((part) => ({ ...part, sentences: [...part.sentences] })), consequences: [...consequences], takesAway };
    return { ...proposalView(caller, proposal, language), changes, ...said, secrets: secrets.map(({ connector }) => `connectors/${connector}`), isOutdated: await this.isOutdated(proposal), ...(hindrance && { hindrance }) };
  }

  /** Keeps what somebody wanted to change until somebody else has decided. */
  async propose(caller: Caller, proposed: ProposedChange, language: Language): Promise<ProposalView> {
    const id = newId();
    const line = { action: 'configuration.proposed', ...(proposed.reason !== undefined && { reason: proposed.reason }) };
    await this.proposals.propose(id, proposed, auditLine(caller.actor, line), await this.news.waits(id, proposed));
    return proposalView(caller, await this.required(id), language);
  }

  /** The proposal of that id; throws `NotFound`. */
  async required(id: string): Promise<Proposal> {
    const proposal = await this.proposals.read(id);
    if (!proposal) throw new NotFound('proposal', id);
    return proposal;
  }

  /** The configuration that a proposal was made from, and what it would make of it. */
  async sides({ basedOn, about, changes }: Proposal): Promise<{ readonly before: Configuration; readonly after: Configuration }> {
    const before = about === 'approval' ? new Map() : ((await this.revisions.at(basedOn)) ?? new Map());
    const touched = new Set(changes.map(({ path }) => path));
    const kept = [...before].flatMap(([path, content]) => (touched.has(path) ? [] : [{ path, content }]));
    return { before, after: configurationOf([...kept, ...changes.flatMap(({ path, content }) => (content ? [{ path, content }] : []))]) };
  }

  private async isOutdated({ status, about, basedOn }: Proposal): Promise<boolean> {
    if (status !== 'waiting') return false;
    if (about === 'approval') return (await this.proposals.setting()).revision !== basedOn;
    return (await this.revisions.list({ limit: 1 })).items[0]?.number !== basedOn;
  }

  // Somebody else has to be there who can approve, or nothing could be changed any more, not even this.
  private async refuseWithoutSecond(caller: Caller): Promise<void> {
    const roles = (await this.roles.list()).filter(({ permissions }) => permissions.some((one) => one === '*' || one === APPROVE)).map(({ name }) => name);
    if ((await this.holders.count(roles, [caller.accountId])) === 0) throw new Refusal('nobody-else-approves', { permission: APPROVE });
  }
}

/** Why somebody may not decide about a proposal. */
export function hindranceOf(caller: Caller, proposal: Proposal): ProposalDetail['hindrance'] {
  if (proposal.status !== 'waiting') return 'decided';
  if (!permits(caller.actor, APPROVE)) return 'permission';
  return proposal.authorId === caller.identityId ? 'own' : undefined;
}

const partOf = (name: 'before' | 'after', configuration: Configuration, path: string) => {
  const content = configuration.get(path);
  return content && { [name]: content };
};
