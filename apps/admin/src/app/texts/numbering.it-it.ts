import type { TranslationOf } from '@tessera/forms';
import type { numberingEnglish } from './numbering.en-us.js';

/** Frasi su come si numerano gli oggetti. */
export const numberingItalian: TranslationOf<typeof numberingEnglish> = {
  numbering: {
    heading: 'Numerazione',
    lead: 'I numeri si assegnano una volta sola, in ordine e senza salti. Le modifiche valgono per i numeri futuri; quelli assegnati restano.',
    prefix: 'Prefisso',
    prefixHelp: 'Quello che precede le cifre.',
    digits: 'Cifre',
    digitsHelp: 'I numeri più corti iniziano con zeri; quelli più lunghi tengono tutte le cifre.',
    first: 'Primo numero',
    firstHelp: 'La serie prosegue da qui, se non l’ha già superato.',
    last: 'Ultimo numero',
    lastHelp: 'Oltre non si assegnano numeri. Vuoto: non c’è fine.',
    next: 'Prossimo numero',
    none: 'esauriti',
    given: 'Ultimo assegnato',
    series: 'Serie',
    usedUp: 'Tutti i numeri dell’intervallo sono assegnati. Allungalo, altrimenti nulla può essere numerato.',
    saved: '{{ title }}: la numerazione è salvata.',
    changed: 'Modificata da {{ name }}',
    nothing: 'Nessun tipo di oggetti ha numeri',
  },
};
