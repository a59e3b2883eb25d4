import type { HeldPosition } from '@tessera/engine';

/** Why an account is switched off: by an administrator, by wrong passwords, or because nobody used it. */
export type DisabledReason = 'administrator' | 'attempts' | 'inactivity';

/** The person behind an account, as far as signing in looks at them. */
export interface AccountHolder {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly isFrozen: boolean;
  /** `administrator` for the one who can always enter. */
  readonly builtIn?: string;
}

/** Somebody, or a machine, that can sign in. */
export interface Account {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly language: string;
  readonly identity: AccountHolder;
  readonly hasPassword: boolean;
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt?: Date;
  readonly disabledAt?: Date;
  readonly disabledReason?: DisabledReason;
  readonly signedInAt?: Date;
  readonly accountCriteriaId?: string;
  readonly passwordCriteriaId?: string;
  readonly roles: readonly string[];
  readonly revision: number;
  readonly createdAt: Date;
}

/** An account that is about to exist. */
export interface NewAccount {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly language: string;
  readonly passwordHash?: string;
  readonly mustChangePassword: boolean;
  readonly roles: readonly string[];
  readonly at: Date;
  /** Whose account it is; without one, an identity with the account's own id is made along with it. */
  readonly identityId?: string;
  /** Marks the identity that is made as one of the house itself. */
  readonly builtIn?: string;
}

/** What may change about an account; what is left out stays, and `null` goes back to the default criteria. */
export interface AccountChanges {
  readonly displayName?: string;
  readonly language?: string;
  readonly disabled?: boolean;
  readonly roles?: readonly string[];
  readonly accountCriteriaId?: string | null;
  readonly passwordCriteriaId?: string | null;
}

/** Who stands behind a session or an API token, and what the rules allow at this moment. */
export interface SignedIn {
  /** The positions that the person holds or will hold; those of the past may be among them. */
  readonly held: readonly HeldPosition[];
  readonly account: Pick<Account, 'id' | 'userName' | 'displayName' | 'language' | 'mustChangePassword'>;
  readonly roles: readonly string[];
  /** Permissions of all roles together; `*` grants all. */
  readonly permissions: readonly string[];
  /** Read in the same statement: a process that knows an older number reloads its rules. */
  readonly ruleRevision: number;
  readonly identity: Pick<AccountHolder, 'id' | 'name' | 'builtIn'>;
}
