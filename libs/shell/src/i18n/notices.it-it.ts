import type { TranslationOf } from '@tessera/forms';
import type { noticesEnglish } from './notices.en-us.js';

/** What is said about notices, in Italian. */
export const noticesItalian: TranslationOf<typeof noticesEnglish> = {
  title: 'Avvisi',
  unread: { one: '{{count}} avviso da leggere', other: '{{count}} avvisi da leggere' },
  new: 'Nuovo',
  text: 'Ciò che attende una tua decisione, che cosa ne è delle tue proposte, e ciò che nessun tuo indirizzo o numero verificato ha potuto ricevere. Verificane uno in Il mio account: gli avvisi arriveranno anche lì.',
  none: 'Nessun avviso',
  noneText: 'Ciò che riguarda la tua scheda o il tuo account compare qui quando nessun tuo indirizzo o numero è verificato.',
  markRead: 'Segna come letto',
  markReadOf: 'Segna come letto: {{subject}}',
  markAll: 'Segna tutti come letti',
  allRead: 'Tutti gli avvisi sono segnati come letti.',
  older: 'Avvisi precedenti',
};
