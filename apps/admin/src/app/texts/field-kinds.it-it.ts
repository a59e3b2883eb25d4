import type { TranslationOf } from '@tessera/forms';
import type { fieldKindsEnglish } from './field-kinds.en-us.js';

/** Frasi della galleria dei tipi di campo. */
export const fieldKindsItalian: TranslationOf<typeof fieldKindsEnglish> = {
  fieldKinds: {
    heading: 'Tipi di campo',
    link: 'Tipi di campo per autori',
    lead: 'Per chi scrive pacchetti: ogni tipo di campo, disegnato come lo vedono gli operatori e controllato dal server. Una domanda senza risposta non compare nel JSON. Ciò che invii qui non cambia nulla.',
    pick: 'Tipo di campo',
    unknown: 'Non esiste il tipo di campo “{{ kind }}”',
    options: 'Opzioni, stabilite dall’amministratore',
    redraw: 'Disegna con queste opzioni',
    form: 'Come lo vedono le persone',
    withoutElement: 'Come se l’elemento non si caricasse',
    answers: 'Le risposte come JSON',
    code: 'Dichiarato come',
    copyOf: 'Copia la dichiarazione di “{{ title }}”',
    server: 'Che cosa dice il server',
    check: 'Controlla queste risposte',
    wrong: 'Prova: {{ reason }}',
    sent: 'Inviato',
    accepted: 'Accettato. Un caso d’uso legge:',
    refused: 'Rifiutato con stato {{ status }}',
    noRun: 'Una carta si codifica solo in un’esecuzione, e qui non ce n’è.',
  },
};
