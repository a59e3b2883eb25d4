import type { SignedIn } from './account.js';

/** What an `account` may do right now. */
export const PERMISSIONS = `array(select distinct permission from account_roles granted join roles on roles.name = granted.role,
        unnest(roles.permissions) as permission where granted.account_id = account.id order by permission)`;

/** Columns that tell who an `account` is and what it may do right now, for any statement that has one. */
export const SIGNED_IN_COLUMNS = `account.id, account.user_name, account.display_name, account.language,
      account.must_change_password,
      array(select role from account_roles where account_id = account.id order by role) as roles,
      ${PERMISSIONS} as permissions,
      (select revision from rule_revision) as rule_revision`;

/** A row with those columns. */
export interface SignedInRow {
  readonly id: string;
  readonly user_name: string;
  readonly display_name: string;
  readonly language: string;
  readonly must_change_password: boolean;
  readonly roles: string[];
  readonly permissions: string[];
  readonly rule_revision: string;
}

/** The same in our own words. */
export const signedInOf = (row: SignedInRow): SignedIn => ({
  account: {
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    language: row.language,
    mustChangePassword: row.must_change_password,
  },
  roles: row.roles,
  permissions: row.permissions,
  ruleRevision: Number(row.rule_revision),
});
