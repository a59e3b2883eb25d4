import type { organisationEnglish } from './organisation.en-us.js';

/** The server's texts about the organisation and groups, in Italian. */
export const organisationItalian: Readonly<Record<keyof typeof organisationEnglish, string>> = {
  'element-in-use.title': 'Serve ancora',
  'element-in-use.detail': 'Qualcosa dipende da questo elemento, oppure qualcuno ricopre o ha ricoperto questa posizione. Prima spostalo o rimuovilo.',
  'element-in-groups.title': 'Alcuni gruppi lo richiedono',
  'element-in-groups.detail': 'Lo nominano le regole di questi gruppi: {groups}. Prima modificale.',
  'already-assigned.title': 'Ricopre già questa posizione',
  'already-assigned.detail': 'La persona ricopre questa posizione in alcuni di questi giorni. Modifica invece quell’incarico.',
  'built-in-group.title': 'Questo gruppo c’è in ogni sistema',
  'built-in-group.detail': 'Il gruppo {group} mantiene il suo nome e non si elimina.',
  'everyone-fixed.title': 'Tutti significa tutti',
  'everyone-fixed.detail': 'La regola di questo gruppo non si può modificare.',
  'group-name-taken.title': 'Il nome è già usato',
  'group-name-taken.detail': 'Esiste già un gruppo con questo nome. Scegline un altro.',
  'group-circle.title': 'Le regole formano un cerchio',
  'group-circle.detail': 'Nessuno potrebbe dire chi ne fa parte: {groups}.',
  'named-in-schemes.title': 'Alcuni schemi di accesso lo richiedono',
  'named-in-schemes.detail': 'Lo nominano voci di questi schemi: {schemes}. Prima modificale.',
  'group-in-use.title': 'Altri gruppi lo richiedono',
  'group-in-use.detail': 'Lo nominano le regole di questi gruppi: {groups}. Prima modificale.',
};
