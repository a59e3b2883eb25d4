import type { HeldPosition } from '@tessera/engine';
import type { SignedIn } from './account.js';
import { HELD } from '../organisation/held.js';

/** What an `account` may do right now. */
export const PERMISSIONS = `array(select distinct permission from account_roles granted join roles on roles.name = granted.role,
        unnest(roles.permissions) as permission where granted.account_id = account.id order by permission)`;

/** Joins the `identity` of an `account`, for the columns below. */
export const JOIN_IDENTITY = 'join managed_objects identity on identity.id = account.identity_id';

/** Whether an `account` and its `identity` open doors right now: a frozen person is out at the next request. */
export const OPENS_DOORS = `account.disabled_at is null and identity.state = 'active' and not coalesce(identity.common ? 'frozen', false)`;

/** Columns that tell who an `account` is and what it may do right now, for any statement that has one and its `identity`. */
export const SIGNED_IN_COLUMNS = `account.id, account.user_name, account.display_name,
      coalesce(identity.attributes ->> 'preferredLanguage', account.language) as language,
      account.must_change_password, identity.id as identity_id, coalesce(identity.attributes ->> 'name', account.display_name) as identity_name,
      identity.common ->> 'builtIn' as built_in,
      array(select role from account_roles where account_id = account.id order by role) as roles,
      ${PERMISSIONS} as permissions,
      ${HELD} as held,
      (select revision from rule_revision) as rule_revision`;

/** A row with those columns. */
export interface SignedInRow {
  readonly id: string;
  readonly user_name: string;
  readonly display_name: string;
  readonly language: string;
  readonly must_change_password: boolean;
  readonly identity_id: string;
  readonly identity_name: string;
  readonly built_in: string | null;
  readonly roles: string[];
  readonly permissions: string[];
  readonly held: HeldPosition[] | null;
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
  identity: { id: row.identity_id, name: row.identity_name, ...(row.built_in === null ? {} : { builtIn: row.built_in }) },
  roles: row.roles,
  permissions: row.permissions,
  held: row.held ?? [],
  ruleRevision: Number(row.rule_revision),
});
