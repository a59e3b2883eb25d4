import type { catalogueEnglish } from './catalogue.en-us.js';

/** Frasi sugli elenchi: ricerche salvate e file. */
export const catalogueItalian: typeof catalogueEnglish = {
  export: {
    title: 'Esporta',
    csv: 'File CSV',
    xlsx: 'Cartella di lavoro Excel, un nuovo foglio ogni milione di righe',
    begun: 'Il file è in preparazione …',
    arriving: '{{rows}} righe, finora {{size}} MB',
    stop: 'Annulla l’esportazione',
    stopped: 'L’esportazione è annullata.',
    done: '{{name}} è arrivato: {{rows}} righe.',
    failed: 'L’esportazione non è riuscita. Riprova tra un minuto.',
  },
  filters: {
    title: 'Filtri salvati',
    none: 'Non c’è ancora nulla.',
    keep: 'Salva questa ricerca come',
    name: 'Nome del filtro',
    save: 'Salva',
    share: 'Per tutti',
    sharedBy: 'Condiviso da {{name}}',
    incompatible: 'Non più compatibile: {{names}}',
    rename: 'Rinomina {{name}}',
    remove: 'Elimina {{name}}',
    removeQuestion: 'Eliminare il filtro “{{name}}”?',
    removeYes: 'Elimina',
    kept: '“{{name}}” è salvato.',
    removed: '“{{name}}” è eliminato.',
  },
};
