import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown, Words } from '../../door/view.js';
import type { Language } from '../../access/caller.js';

/** The account of the caller. */
export class MyAccount {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ format: 'uuid', description: 'The person that acts: who holds a lock, and who the history names.' }) identityId: string;
  @Shown() userName: string;
  @Shown() displayName: string;
  @Shown({ type: String, enum: ['en-US', 'it-IT'] }) language: Language;
}

/** A position, or something else of the house, with its present name. */
export class NamedThing {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
}

/** A position that the caller may act in. */
export class MyAssignmentView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() position: NamedThing;
  @MayShow({ type: String, description: 'The nearest unit around the position.' }) unit?: string;
  @Shown() main: boolean;
  @Shown({ description: 'Whether this session acts in it.' }) active: boolean;
}

/** Who is signed in and what they may do. */
export class Me {
  @Shown() account: MyAccount;
  @Words() roles: string[];
  @Words() permissions: string[];
  @Shown({ description: 'Header `x-csrf-token` of every request that is not a GET.' }) csrfToken: string;
  @Shown() mustChangePassword: boolean;
  @Many(() => MyAssignmentView) assignments: MyAssignmentView[];
}

/** A bearer token for a machine; the token itself is shown once. */
export class TokenView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @Words() scopes: string[];
  @At() createdAt: string;
  @At() expiresAt: string;
  @MayBeAt() lastUsedAt?: string;
}

/** The caller's tokens. */
export class TokenList {
  @Many(() => TokenView) items: TokenView[];
}

/** A new token, shown this once. */
export class NewToken extends TokenView {
  @Shown() token: string;
}

/** A role and what it grants. */
export class RoleView {
  @Shown() name: string;
  @Shown() title: string;
  @Words() permissions: string[];
  @Shown({ description: 'Everybody who gets an account has it.' }) isDefault: boolean;
  @Count() revision: number;
}

/** All roles. */
export class RoleList {
  @Many(() => RoleView) items: RoleView[];
}

/** A permission and who asks for it. */
export class PermissionView {
  @Shown() name: string;
  @Shown({ description: 'What its holders may do, in words.' }) title: string;
  @Shown() declaredBy: string;
}

/** All known permissions, sorted. */
export class PermissionList {
  @Many(() => PermissionView) items: PermissionView[];
}

/** Whose account it is. */
export class AccountHolderView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown() state: string;
  @Shown() isFrozen: boolean;
  @MayShow({ type: String, description: 'The part in the house itself; `administrator` can always enter.' }) builtIn?: string;
}

/** An account as administrators see it. */
export class AccountView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() userName: string;
  @Shown() displayName: string;
  @Shown({ type: String, enum: ['en-US', 'it-IT'] }) language: Language;
  @Words() roles: string[];
  @Shown() identity: AccountHolderView;
  @Shown() disabled: boolean;
  @MayShow({ type: String, enum: ['administrator', 'attempts', 'inactivity'] }) disabledReason?: string;
  @MayBeAt() disabledAt?: string;
  @Shown({ type: String, enum: ['none', 'first', 'own'], description: 'No password; one that has to be changed; one that its owner chose.' }) password: 'none' | 'first' | 'own';
  @Shown() mustChangePassword: boolean;
  @MayBeAt() signedInAt?: string;
  @MayShow({ type: String, format: 'uuid', description: 'Rules of its own; without any, the default ones hold.' }) accountCriteriaId?: string;
  @MayShow({ type: String, format: 'uuid', description: 'Rules of its own; without any, the default ones hold.' }) passwordCriteriaId?: string;
  @At() createdAt: string;
}

/** A page of accounts. */
export class AccountPage {
  @Many(() => AccountView) items: AccountView[];
  @NextCursor() nextCursor?: string;
}

/** An account and a first password, which is shown this once. */
export class NewPassword {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() userName: string;
  @Shown() password: string;
}
