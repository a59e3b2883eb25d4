import type { RevisionOrigin } from '@tessera/engine';
import type { ProposalStatus } from '@tessera/store';
import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown, Words } from '../../door/view.js';
import { PartPlanView } from '../configuration/application.models.js';
import { ORIGINS, PartChangeView } from '../configuration/configuration.models.js';

/** Why somebody may not decide about a proposal. */
export const HINDRANCES = ['own', 'decided', 'permission'] as const;

/** A change of the configuration that waits for a second person, or did. */
export class ProposalView {
  @Shown({ format: 'uuid' }) id: string;
  @At() at: string;
  @Shown() authorName: string;
  @Shown({ description: 'Whether the caller proposed it.' }) isMine: boolean;
  @MayShow({ type: String }) reason?: string;
  @Shown({ enum: [...ORIGINS], enumName: 'RevisionOrigin' }) origin: RevisionOrigin;
  @Shown({ type: 'integer', description: 'The revision that it was made from; it can be approved as long as that is in force.' }) basedOn: number;
  @Shown({ enum: ['configuration', 'approval'], enumName: 'ProposalSubject', description: '`approval`: that one person is enough again.' }) about: 'configuration' | 'approval';
  @Words() paths: string[];
  @Shown({ enum: ['waiting', 'approved', 'rejected', 'outdated', 'withdrawn'], enumName: 'ProposalStatus' }) status: ProposalStatus;
  @MayBeAt() decidedAt?: string;
  @MayShow({ type: String }) decidedBy?: string;
  @MayShow({ type: String }) decisionReason?: string;
  @MayShow({ type: 'integer', description: 'The revision that it became.' }) revision?: number;
}

/** A proposal with what it does. */
export class ProposalDetail extends ProposalView {
  @Many(() => PartChangeView) changes: PartChangeView[];
  @Many(() => PartPlanView) parts: PartPlanView[];
  @Shown({ type: [String], description: 'What it does to objects that are there.' }) consequences: string[];
  @Shown({ description: 'Somebody loses something that works today, or objects get stuck.' }) takesAway: boolean;
  @Shown({ type: [String], description: 'Paths of the connectors whose secrets wait with it, under seal: they count once it is approved.' }) secrets: string[];
  @Shown({ description: 'Whether something else was changed since: it can only be rejected.' }) isOutdated: boolean;
  @MayShow({ enum: [...HINDRANCES], enumName: 'DecisionHindrance', description: 'Why the caller may not decide about it.' }) hindrance?: (typeof HINDRANCES)[number];
}

/** A page of proposals, the latest first. */
export class ProposalPage {
  @Many(() => ProposalView) items: ProposalView[];
  @Shown({ type: 'integer', description: 'How many wait in all.' }) waiting: number;
  @NextCursor() nextCursor?: string;
}

/** The answer to a change that waits for a second person: nothing is changed yet. */
export class ProposedAnswer {
  @Shown({ type: () => ProposalView }) proposal: ProposalView;
}

/** Whether two people have to agree before the configuration changes. */
export class ApprovalView {
  @Shown() required: boolean;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
}
