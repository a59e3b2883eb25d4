import type { RevisionOrigin } from '@tessera/engine';
import { At, Count, Many, MayShow, NextCursor, Shown, Words } from '../../door/view.js';

/** Where a revision can come from. */
export const ORIGINS: readonly RevisionOrigin[] = ['screen', 'apply', 'rollback', 'start', 'house'];

/** A numbered change of the configuration. */
export class RevisionView {
  @Count() number: number;
  @At() at: string;
  @Shown() actorId: string;
  @Shown() actorName: string;
  @MayShow({ type: String }) reason?: string;
  @Shown({ enum: [...ORIGINS], enumName: 'RevisionOrigin' }) origin: RevisionOrigin;
  @MayShow({ type: String, description: 'Who had proposed it, when somebody else approved it.' }) proposedBy?: string;
}

/** A revision in a list. */
export class RevisionLine extends RevisionView {
  @Words() paths: string[];
  @Shown({ type: 'integer', description: 'How many parts it changed; `paths` names the first of them.' }) changed: number;
}

/** A page of revisions, the latest first. */
export class RevisionPage {
  @Many(() => RevisionLine) items: RevisionLine[];
  @NextCursor() nextCursor?: string;
}

/** A part that is another one afterwards, as YAML. */
export class PartChangeView {
  @Shown() path: string;
  @MayShow({ type: String, description: 'Missing when the part is new.' }) before?: string;
  @MayShow({ type: String, description: 'Missing when the part is removed.' }) after?: string;
}

/** A revision with what it changed. */
export class RevisionDetail extends RevisionView {
  @Many(() => PartChangeView) changes: PartChangeView[];
}

/** What is another one between two states of the configuration. */
export class ComparisonView {
  @Count() from: number;
  @Count() to: number;
  @Many(() => PartChangeView) changes: PartChangeView[];
}
