import type { TranslationOf } from '@tessera/forms';
import type { accountActionsEnglish } from './accounts-told.en-us.js';

/** What the history says about accounts, in Italian. */
export const accountActionsItalian: TranslationOf<typeof accountActionsEnglish> = {
  accountCreated: 'Account aperto',
  accountChanged: 'Account modificato',
  accountRemoved: 'Account rimosso',
  accountRolesChanged: 'Ruoli modificati',
  accountPasswordReset: 'Password reimpostata',
  accountPasswordChanged: 'Password cambiata',
  accountPasswordResetByLink: 'Password sostituita con un link',
  accountDisabled: 'Account disabilitato',
  passwordLetterShown: 'Lettera con la password mostrata',
};
