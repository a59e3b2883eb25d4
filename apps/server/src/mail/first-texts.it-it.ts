import type { MessageText } from '@tessera/plugin-api';
import { lines } from './lines.js';

/** What the house's messages say in Italian until an administrator changes it. */
export const firstTextsItalian: Readonly<Record<string, MessageText>> = {
  'contact-verification-code': {
    subject: 'Il tuo codice di verifica',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'il codice per verificare {{contact}} è:',
      '',
      '{{code}}',
      '',
      'Vale {{minutes}} minuti. Se non l\'hai chiesto tu, non fare nulla.',
    ),
    sms: 'Il tuo codice di verifica: {{code}}. Vale {{minutes}} minuti.',
  },
  'password-reset': {
    subject: 'Scegli una nuova password',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'qualcuno ha chiesto una nuova password per l\'account {{userName}}. Sceglila qui entro {{minutes}} minuti:',
      '',
      '{{link}}',
      '',
      'Il collegamento funziona una sola volta. Se non sei stato tu, non fare nulla: la password resta quella di prima.',
    ),
  },
  'password-changed': {
    subject: 'La tua password è stata cambiata',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'la password dell\'account {{userName}} è stata cambiata il {{at}}.',
      '',
      'Se non sei stato tu, avvisa subito un amministratore.',
    ),
    sms: 'La password del tuo account {{userName}} è stata cambiata il {{at}}. Non sei stato tu? Avvisa subito un amministratore.',
  },
  'first-password': {
    subject: 'Il tuo account',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'ora hai un account.',
      '',
      'Nome utente: {{userName}}',
      'Prima password: {{password}}',
      '',
      'Al primo accesso scegli una password tua.{{#link}}',
      '',
      '{{link}}{{/link}}',
    ),
  },
  'contact-changed': {
    subject: 'I tuoi recapiti sono cambiati',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'il {{at}} il tuo recapito {{oldContact}} è stato cambiato.{{#newContact}} Ora è {{newContact}}.{{/newContact}}',
      '',
      'Se non te lo aspettavi, avvisa un amministratore.',
    ),
    sms: 'Il tuo recapito {{oldContact}} è stato cambiato il {{at}}. Non te lo aspettavi? Avvisa un amministratore.',
  },
  'account-disabled': {
    subject: 'Il tuo account è stato disattivato',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'l\'account {{userName}} è stato disattivato il {{at}}.{{#reason}}',
      '',
      'Motivo: {{reason}}{{/reason}}',
      '',
      'Un amministratore può dirti di più.',
    ),
    sms: 'Il tuo account {{userName}} è stato disattivato il {{at}}. Un amministratore può dirti di più.',
  },
  'document-expiring': {
    subject: 'Il tuo documento scade il {{expiresOn}}',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'il documento {{document}} che conosciamo di te è valido fino al {{expiresOn}}. Giorni rimasti: {{days}}.',
      '',
      'Quando hai quello nuovo, portalo allo sportello.',
    ),
    sms: 'Il tuo documento {{document}} è valido fino al {{expiresOn}}. Quando hai quello nuovo, portalo allo sportello.',
  },
  'roles-changed': {
    subject: 'I tuoi ruoli sono cambiati',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'i ruoli dell\'account {{userName}} sono stati cambiati il {{at}}. Da ora: {{roles}}.',
    ),
  },
  'change-waits': {
    subject: '{{author}} propone una modifica',
    text: lines(
      'Buongiorno {{name}},',
      '',
      '{{author}} vuole modificare la configurazione: {{changes}}.{{#reason}}',
      'Motivo: {{reason}}{{/reason}}',
      '',
      'La modifica vale quando una seconda persona l\'ha approvata. Guardala e decidi:',
      '{{link}}',
    ),
  },
  'change-approved': {
    subject: 'La tua modifica è stata approvata',
    text: lines(
      'Buongiorno {{name}},',
      '',
      '{{by}} ha approvato quello che hai proposto: {{changes}}. Vale da ora.',
      '',
      '{{link}}',
    ),
  },
  'change-rejected': {
    subject: 'La tua modifica è stata respinta',
    text: lines(
      'Buongiorno {{name}},',
      '',
      '{{by}} ha respinto quello che hai proposto: {{changes}}.',
      'Motivo: {{reason}}',
      '',
      '{{link}}',
    ),
  },
  'change-outdated': {
    subject: 'La tua modifica è arrivata tardi',
    text: lines(
      'Buongiorno {{name}},',
      '',
      'qualcos\'altro è cambiato prima che qualcuno decidesse su quello che hai proposto: {{changes}}. Fai di nuovo la modifica.',
      '',
      '{{link}}',
    ),
  },
};
