/** A role and what it grants. */
export interface RoleView {
  readonly name: string;
  readonly title: string;
  readonly permissions: readonly string[];
  readonly revision: number;
}

/** A permission that exists, and who declares it. */
export interface PermissionView {
  readonly name: string;
  readonly declaredBy: string;
}

/** A person who may sign in. */
export interface AccountView {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly lastSignIn?: string;
}

/** An account and the first password, which is shown once. */
export interface NewPasswordView {
  readonly id: string;
  readonly userName: string;
  readonly password: string;
}

/** A key for a machine. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string;
}

/** A line of the audit: who did what to what, and when. */
export interface AuditView {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly useCase?: string;
  readonly useCaseTitle?: string;
  readonly runId?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly changed?: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
}

/** What the audit is searched by. */
export interface AuditFilter {
  readonly actor?: string;
  readonly useCase?: string;
  readonly objectId?: string;
  readonly runId?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

/** One page of a list; `nextCursor` is missing on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}
