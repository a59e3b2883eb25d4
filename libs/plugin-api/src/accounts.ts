/** How a password reaches its owner: on a letter that is shown once, by mail, or not at all; then there is none. */
export type PasswordDelivery = 'print' | 'email' | 'nopassword';

/** Something secret that somebody typed into a field: nobody but the house opens it. */
export interface Sealed {
  readonly sealed: string;
  readonly field: string;
}

/** A person, as a use case holds them. */
export interface AccountOwner {
  readonly id: string;
}

/**
 * What a use case wants of people's accounts. The house does it after the use case has returned, in the same transaction, by its
 * own rules: nobody gives more than they hold, passwords fit the criteria, everything is audited.
 */
export interface AccountOrders {
  /** An account with the default roles, if the person is active; refused when there is one. */
  open(owner: AccountOwner, delivery: PasswordDelivery): void;
  /** A password that the house makes up; every session ends. */
  resetPassword(owner: AccountOwner, delivery: PasswordDelivery): void;
  /** A password of the choice of its owner, who is the one who acts; every session ends, theirs too. */
  changePassword(owner: AccountOwner, passwords: { readonly present: Sealed; readonly next: Sealed }): void;
  /** These roles and no others; the owner is told. */
  setRoles(owner: AccountOwner, roles: readonly string[]): void;
  withdrawRoles(owner: AccountOwner): void;
  /** The default roles and no others; nothing for somebody without an account. */
  returnDefaultRoles(owner: AccountOwner): void;
  /** Removes the account; refused while the person holds a position or is needed by an open run. */
  close(owner: AccountOwner): void;
}
