import type { TranslationOf } from '@tessera/shell';
import type { filesEnglish } from './files.en-us.js';

/** Sentences about files of the operator app in Italian. */
export const filesItalian: TranslationOf<typeof filesEnglish> = {
  tabs: { history: 'Cronologia', documents: 'Documenti' },
  title: 'Documenti',
  none: 'Non è ancora allegato nulla.',
  add: 'Allega un file',
  hint: 'oppure trascinalo qui · PDF, JPEG, PNG, WebP, al massimo {{size}}',
  sending: 'Invio di {{name}}…',
  attached: '{{name}} è allegato.',
  by: '{{size}} · {{name}}',
  remove: 'Rimuovi {{name}}',
  removeQuestion: 'Rimuovere questo documento?',
  removeText: '{{name}} viene tolto definitivamente. La storia lo dirà.',
  removeYes: 'Rimuovi',
  removed: '{{name}} è rimosso.',
  missing: 'Ti manca il permesso {{permission}}',
  pictureOf: 'Foto di {{name}}',
  open: 'Apri',
  wrongKind: '{{name}} non è uno di questi: PDF, JPEG, PNG, WebP.',
  tooLarge: '{{name}} è troppo grande: al massimo {{size}}.',
};
