/** Somebody, or a machine, that can sign in. */
export interface Account {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly language: string;
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt?: Date;
  readonly disabledAt?: Date;
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
}

/** What may change about an account; what is left out stays. */
export interface AccountChanges {
  readonly displayName?: string;
  readonly language?: string;
  readonly disabled?: boolean;
  readonly roles?: readonly string[];
}

/** Who stands behind a session or an API token, and what the rules allow at this moment. */
export interface SignedIn {
  readonly account: Pick<Account, 'id' | 'userName' | 'displayName' | 'language' | 'mustChangePassword'>;
  readonly roles: readonly string[];
  /** Permissions of all roles together; `*` grants all. */
  readonly permissions: readonly string[];
  /** Read in the same statement: a process that knows an older number reloads its rules. */
  readonly ruleRevision: number;
}
