import type { Account, DisabledReason } from './account.js';

/** Reads accounts with who they belong to and the roles they have. */
export const SELECT_ACCOUNTS = `
  select account.id, account.user_name, account.display_name, coalesce(identity.attributes ->> 'preferredLanguage', account.language) as language, account.password_hash, account.must_change_password,
    account.password_changed_at, account.disabled_at, account.disabled_reason, account.signed_in_at, account.account_criteria_id,
    account.password_criteria_id, account.revision, account.created_at, account.failed_attempts, account.last_failed_at,
    array(select role from account_roles where account_id = account.id order by role) as roles,
    identity.id as identity_id, identity.state as identity_state, coalesce(identity.attributes ->> 'name', account.display_name) as identity_name,
    coalesce(identity.common ? 'frozen', false) as is_frozen, identity.common ->> 'builtIn' as built_in
  from accounts account join managed_objects identity on identity.id = account.identity_id`;

/** A row of that. */
export interface AccountRow {
  readonly id: string;
  readonly user_name: string;
  readonly display_name: string;
  readonly language: string;
  readonly password_hash: string | null;
  readonly must_change_password: boolean;
  readonly password_changed_at: Date | null;
  readonly disabled_at: Date | null;
  readonly disabled_reason: DisabledReason | null;
  readonly signed_in_at: Date | null;
  readonly account_criteria_id: string | null;
  readonly password_criteria_id: string | null;
  readonly revision: number;
  readonly created_at: Date;
  readonly failed_attempts: number;
  readonly last_failed_at: Date | null;
  readonly roles: string[];
  readonly identity_id: string;
  readonly identity_state: string;
  readonly identity_name: string;
  readonly is_frozen: boolean;
  readonly built_in: string | null;
}

/** The same in our own words; the hash stays behind. */
export const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  userName: row.user_name,
  displayName: row.display_name,
  language: row.language,
  identity: {
    id: row.identity_id, name: row.identity_name, state: row.identity_state, isFrozen: row.is_frozen, builtIn: row.built_in ?? undefined,
  },
  hasPassword: row.password_hash !== null,
  mustChangePassword: row.must_change_password,
  passwordChangedAt: row.password_changed_at ?? undefined,
  disabledAt: row.disabled_at ?? undefined,
  disabledReason: row.disabled_reason ?? undefined,
  signedInAt: row.signed_in_at ?? undefined,
  accountCriteriaId: row.account_criteria_id ?? undefined,
  passwordCriteriaId: row.password_criteria_id ?? undefined,
  roles: row.roles,
  revision: row.revision,
  createdAt: row.created_at,
});
