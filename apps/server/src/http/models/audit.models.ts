import { At, Many, MayShow, NextCursor, Shown } from '../../door/view.js';

/** What an attribute was and what it became. */
export class ChangedValue {
  @MayShow({}) from?: unknown;
  @MayShow({}) to?: unknown;
}

/** One line of the audit. */
export class AuditView {
  @Shown() id: string;
  @At() at: string;
  @Shown() actorId: string;
  @Shown() actorName: string;
  @MayShow({ type: String, description: 'The position that the actor acted in, under its name at the time.' }) actorPosition?: string;
  @Shown() action: string;
  @MayShow({ type: String }) useCase?: string;
  @MayShow({ type: String }) useCaseTitle?: string;
  @MayShow({ type: String, format: 'uuid' }) runId?: string;
  @MayShow({ type: String }) objectType?: string;
  @MayShow({ type: String }) objectId?: string;
  @MayShow({ type: String }) from?: string;
  @MayShow({ type: String }) to?: string;
  @MayShow({ type: String }) reason?: string;
  @MayShow({ type: String, description: 'What a task is called, when it is the reason.' }) reasonTitle?: string;
  @MayShow({ type: 'object', additionalProperties: { $ref: '#/components/schemas/ChangedValue' } })
  changed?: Record<string, ChangedValue>;
  @MayShow({ type: Boolean, description: 'It was about a person who was anonymised: what it said of them is erased.' }) erased?: boolean;
}

/** A page of the audit, newest first. */
export class AuditPage {
  @Many(() => AuditView) items: AuditView[];
  @NextCursor() nextCursor?: string;
}
