import type { Json } from '@tessera/engine';

/** Who is let in, and for how long they stay an open door; 0 switches a rule off. */
export interface AccountCriteria {
  /** Wrong passwords until the account is disabled. */
  readonly maxAttempts: number;
  /** Minutes until it switches itself on again; 0: an administrator has to. */
  readonly disabledMinutes: number;
  /** Minutes after which wrong passwords are forgotten; 0: only a right one clears them. */
  readonly resetMinutes: number;
  /** Days without a sign-in after which the account is disabled. */
  readonly inactiveDays: number;
  /** Sessions at a time. */
  readonly maxSessions: number;
  /** Whether the house's own passwords open the door at all. */
  readonly internalSignIn: boolean;
}

/** Which passwords are good; 0 switches a rule off. */
export interface PasswordCriteria {
  /** Three of four kinds of characters, eight of them, and neither the user name nor a word of the person's name. */
  readonly complexity: boolean;
  readonly minLength: number;
  /** New passwords before an old one may return. */
  readonly history: number;
  /** Days after which it has to be changed. */
  readonly maxAgeDays: number;
  /** Days before which it may not be changed again. */
  readonly minAgeDays: number;
}

/** What holds where nobody said anything else. */
export const ACCOUNT_DEFAULTS: AccountCriteria = {
  maxAttempts: 0, disabledMinutes: 0, resetMinutes: 0, inactiveDays: 0, maxSessions: 0, internalSignIn: true,
};

/** What holds where nobody said anything else. */
export const PASSWORD_DEFAULTS: PasswordCriteria = { complexity: false, minLength: 12, history: 0, maxAgeDays: 0, minAgeDays: 0 };

/** Stored settings with what is missing filled in. */
export const accountCriteriaOf = (settings: Json): AccountCriteria => ({ ...ACCOUNT_DEFAULTS, ...settings });

/** Stored settings with what is missing filled in. */
export const passwordCriteriaOf = (settings: Json): PasswordCriteria => ({ ...PASSWORD_DEFAULTS, ...settings });
