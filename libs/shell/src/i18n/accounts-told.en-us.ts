/** What the history says about accounts, in English. */
export const accountActionsEnglish = {
  accountCreated: 'Account opened',
  accountChanged: 'Account changed',
  accountRemoved: 'Account removed',
  accountRolesChanged: 'Roles changed',
  accountPasswordReset: 'Password reset',
  accountPasswordChanged: 'Password changed',
  accountPasswordResetByLink: 'Password replaced by a link',
  accountDisabled: 'Account disabled',
  passwordLetterShown: 'Password letter shown',
} as const;
