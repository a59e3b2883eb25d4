import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown } from '../door/view.js';

/** A session as its owner sees it. */
export class MySessionView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() isCurrent: boolean;
  @At() createdAt: string;
  @At() lastSeenAt: string;
  @At() expiresAt: string;
  @MayShow({ type: String, description: 'The address it was opened from.' }) address?: string;
  @MayShow({ type: String, description: 'What the browser called itself.' }) agent?: string;
}

/** The caller's sessions, the oldest first. */
export class MySessionList {
  @Many(() => MySessionView) items: MySessionView[];
}

/** An address or number of a person, and whether it was verified. */
export class ContactView {
  @MayShow({ type: String }) value?: string;
  @MayBeAt() verifiedAt?: string;
  @MayShow({ type: String }) verifiedBy?: string;
}

/** What the house knows about the caller as a person. */
export class MyRecord {
  @Shown({ format: 'uuid' }) identityId: string;
  @Shown() name: string;
  @Shown() userName: string;
  @MayShow({ type: String, description: 'The address on the record; an operator keeps it.' }) recordEmail?: string;
  @MayShow({ type: String }) organisationalUnit?: string;
  @MayShow({ type: String }) organisation?: string;
  @MayShow({ type: String }) title?: string;
  @MayShow({ type: String, enum: ['en-US', 'it-IT'] }) preferredLanguage?: string;
  @MayBeAt() passwordChangedAt?: string;
  @MayBeAt() passwordExpiresAt?: string;
  @Shown() email: ContactView;
  @Shown() phone: ContactView;
}

/** Something that the caller should know. */
export class NoticeView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ description: 'The template that it was made from.' }) template: string;
  @Shown({ enum: ['en-US', 'it-IT'], description: 'The language that it is written in.' }) language: string;
  @Shown() subject: string;
  @Shown() text: string;
  @At() at: string;
  @MayBeAt() readAt?: string;
}

/** Notices of the caller, the latest first. */
export class NoticeList {
  @Many(() => NoticeView) items: NoticeView[];
  @NextCursor() nextCursor?: string;
  @Shown({ type: 'integer', description: 'How many are not read; counting stops at 100.' }) unread: number;
}

/** Rules for accounts; 0 switches a rule off. */
export class AccountCriteriaView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @MayShow({ type: String }) description?: string;
  @Shown() isDefault: boolean;
  @Count() revision: number;
  @Count() maxAttempts: number;
  @Count() disabledMinutes: number;
  @Count() resetMinutes: number;
  @Count() inactiveDays: number;
  @Count() maxSessions: number;
  @Shown() internalSignIn: boolean;
}

/** Rules for passwords; 0 switches a rule off. */
export class PasswordCriteriaView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @MayShow({ type: String }) description?: string;
  @Shown() isDefault: boolean;
  @Count() revision: number;
  @Shown() complexity: boolean;
  @Count() minLength: number;
  @Count() history: number;
  @Count() maxAgeDays: number;
  @Count() minAgeDays: number;
}

/** All rules, the default ones first. */
export class CriteriaView {
  @Many(() => AccountCriteriaView) account: AccountCriteriaView[];
  @Many(() => PasswordCriteriaView) password: PasswordCriteriaView[];
}

/** A letter with a password, shown this once. */
export class PasswordLetterView {
  @Shown() name: string;
  @Shown() userName: string;
  @Shown() password: string;
}

/** The letters of a run; none when they were taken already, or waited too long. */
export class PasswordLetterList {
  @Many(() => PasswordLetterView) items: PasswordLetterView[];
}
