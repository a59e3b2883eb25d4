import type { TranslationOf } from '@tessera/shell';
import type { lettersEnglish } from './letters.en-us.js';

/** Sentences about password letters in Italian. */
export const lettersItalian: TranslationOf<typeof lettersEnglish> = {
  title: 'Lettera con la password',
  once: 'Questa lettera viene mostrata solo questa volta. Stampala ora, oppure comunica la password.',
  ask: 'La persona a cui è destinata è davanti a te? Viene mostrata una sola volta.',
  show: 'Mostra la lettera',
  print: 'Stampa',
  close: 'Annulla',
  gone: 'La lettera è già stata mostrata, oppure ha atteso troppo a lungo. Reimposta la password per averne una nuova.',
  hello: 'Buongiorno {{name}},',
  text: 'ecco la tua prima password per Tessera. Al primo accesso ne sceglierai una tua.',
  address: 'Indirizzo',
  userName: 'Nome utente',
  password: 'Prima password',
  care: 'Non mostrare questa lettera a nessuno e distruggila dopo il primo accesso.',
};
