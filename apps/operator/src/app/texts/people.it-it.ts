import type { TranslationOf } from '@tessera/shell';
import type { peopleEnglish } from './people.en-us.js';

/** Sentences about people in Italian. */
export const peopleItalian: TranslationOf<typeof peopleEnglish> = {
  contacts: {
    title: 'Recapiti',
    none: 'Ancora nulla',
    verified: 'Verificato',
    notVerified: 'Non verificato',
    by: 'da {{name}}',
    send: 'Invia un codice',
    sendOf: 'Invia un codice a {{to}}',
    sent: 'Un codice è in arrivo a {{to}}. Va inserito in Il mio account entro 10 minuti.',
    mark: 'Segna come verificato',
    markOf: 'Segna {{to}} come verificato',
    marked: '{{what}}: verificato.',
    markQuestion: '{{contact}} appartiene davvero alla persona?',
    markText: 'La scheda dirà che ne rispondi tu e in quale posizione. Da quel momento avvisi e collegamenti per una nuova password arrivano lì.',
    documentExpired: 'Documento scaduto il {{day}}',
    verifiedBadge: { email: 'E-mail verificata', phone: 'Telefono verificato' },
  },
  related: { none: 'Nessun elemento.', all: 'Mostra tutto' },
};
