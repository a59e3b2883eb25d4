import type { TranslationOf } from '../texts/translation.js';
import type { fileFaultsEnglish, filesEnglish } from './files.en-us.js';

/** Sentences of file and picture fields in Italian. */
export const filesItalian: TranslationOf<typeof filesEnglish> = {
  choose: 'Scegli un file',
  chooseOther: 'Scegli un altro file',
  drop: 'oppure trascinalo qui',
  hint: '{{kinds}}, al massimo {{size}}',
  present: 'Un file è conservato.',
  sending: 'Invio di {{name}}…',
  sent: '{{name}} ({{size}}) è arrivato.',
  remove: 'Rimuovi',
  open: 'Apri',
  noRun: 'Un file si può inviare solo da una procedura.',
  picture: {
    present: 'Foto attuale',
    none: 'Ancora nessuna foto',
    choose: 'Scegli una foto',
    chooseOther: "Scegli un'altra foto",
    camera: 'Usa la fotocamera',
    live: 'Immagine della fotocamera',
    shoot: 'Scatta la foto',
    closeCamera: 'Chiudi la fotocamera',
    noCamera: 'La fotocamera non si può usare. Consentila nel browser, oppure scegli una foto.',
    cut: 'Ritaglia la foto',
    cutHelp: 'Sposta e ridimensiona il riquadro con il mouse o con i tasti freccia. Diventa {{width}} × {{height}} pixel.',
    frame: 'Riquadro della foto',
    use: 'Usa questa parte',
    rotate: 'Ruota',
    back: 'Indietro',
    unreadable: "Questa foto non si può leggere. Scegline un'altra.",
  },
};

/** Why a file is not accepted, in Italian. */
export const fileFaultsItalian: TranslationOf<typeof fileFaultsEnglish> = {
  'unknown-file': 'Questo file non è più conservato. Invialo di nuovo.',
  'empty-file': 'Questo file è vuoto.',
  'too-many-bytes': 'Questo file è troppo grande: al massimo {{size}}.',
  'wrong-media-type': 'Non è uno di questi: {{kinds}}.',
  'damaged-file': 'Questo file è danneggiato.',
  'too-many-pixels': 'Questa foto ha troppi pixel.',
  'wrong-dimensions': 'Questa foto non misura {{width}} × {{height}} pixel. Sceglila di nuovo.',
  'broken-upload': 'Il file non è arrivato per intero. Invialo di nuovo.',
};
