import type { BuiltInAction } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import type { Failure } from './failure.js';

type Told = Readonly<Record<Language, string>>;

const ACTIONS: Readonly<Record<BuiltInAction, Told>> = {
  create: { 'en-US': 'Created', 'it-IT': 'Creazione' },
  update: { 'en-US': 'Updated', 'it-IT': 'Modifica' },
  move: { 'en-US': 'State changed', 'it-IT': 'Cambio di stato' },
  delete: { 'en-US': 'Deleted', 'it-IT': 'Eliminazione' },
  lock: { 'en-US': 'Locked', 'it-IT': 'Blocco' },
  unlock: { 'en-US': 'Unlocked', 'it-IT': 'Sblocco' },
  freeze: { 'en-US': 'Frozen', 'it-IT': 'Disabilitazione' },
  unfreeze: { 'en-US': 'Unfrozen', 'it-IT': 'Riabilitazione' },
  number: { 'en-US': 'Numbered', 'it-IT': 'Numerazione' },
  'set-acl': { 'en-US': 'Access changed', 'it-IT': 'Cambio di autorizzazioni' },
  attach: { 'en-US': 'Attachment changed', 'it-IT': 'Modifica degli allegati' },
};

const FAILURES: Readonly<Record<Failure, Told>> = {
  'timed-out': { 'en-US': 'The receiver did not answer within 15 seconds.', 'it-IT': 'Il destinatario non ha risposto entro 15 secondi.' },
  'unknown-host': { 'en-US': 'Nobody knows the host of this address.', 'it-IT': 'L’host di questo indirizzo è sconosciuto.' },
  'connection-refused': { 'en-US': 'Nobody accepts connections at this address.', 'it-IT': 'A questo indirizzo nessuno accetta connessioni.' },
  'connection-lost': { 'en-US': 'The receiver broke off the connection.', 'it-IT': 'Il destinatario ha interrotto la connessione.' },
  certificate: { 'en-US': 'The certificate of the receiver is not trusted.', 'it-IT': 'Il certificato del destinatario non è attendibile.' },
  'private-address': { 'en-US': 'The address belongs to a private network; this house does not send there.', 'it-IT': 'L’indirizzo appartiene a una rete privata, alla quale questo sistema non invia.' },
  answered: { 'en-US': 'The receiver refused it with the status {answer}.', 'it-IT': 'Il destinatario l’ha rifiutato con lo stato {answer}.' },
  'switched-off': { 'en-US': 'The web hook was switched off.', 'it-IT': 'Il web hook è stato spento.' },
  unexpected: { 'en-US': 'It could not be sent.', 'it-IT': 'Non è stato possibile inviarlo.' },
};

const ARRIVED: Told = { 'en-US': 'The sample arrived.', 'it-IT': 'L’esempio è arrivato.' };

/** A built-in action in words. */
export const actionTitle = (action: string, language: Language): string => ACTIONS[action as BuiltInAction]?.[language] ?? action;

/** Why something was not delivered, in plain words, from the word that was kept. */
export function causeOf(kept: string, language: Language): string {
  const [failure = '', answer = ''] = kept.split(' ');
  return (FAILURES[failure as Failure] ?? FAILURES.unexpected)[language].replace('{answer}', answer);
}

/** That a sample arrived. */
export const arrivedText = (language: Language): string => ARRIVED[language];
