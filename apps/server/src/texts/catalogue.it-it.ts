import type { catalogueEnglish } from './catalogue.en-us.js';

/** Testi del catalogo: filtri, esportazioni, importazioni. */
export const catalogueItalian: Readonly<Record<keyof typeof catalogueEnglish, string>> = {
  'quick.locked': 'Bloccati',
  'quick.frozen': 'Congelati',
  'unknown-filter.title': 'Il filtro non esiste',
  'unknown-filter.detail': 'Gli elenchi di questo tipo non hanno un filtro rapido di nome {filter}.',
  'name-already-used.title': 'Il nome è già in uso',
  'name-already-used.detail': 'Hai già un filtro con questo nome. Scegline un altro.',
  'too-many-filters.title': 'Troppi filtri',
  'too-many-filters.detail': 'Elimina prima qualcuno dei tuoi filtri.',
  'too-many-exports.title': 'Troppe esportazioni insieme',
  'too-many-exports.detail': 'Sono in corso altre esportazioni. Riprova tra un minuto.',
  'export.state': 'Stato',
  'export.created': 'Creato',
  'export.updated': 'Ultima modifica',
  'export.number': 'Numero',
  'export.yes': 'Sì',
  'export.no': 'No',
};
