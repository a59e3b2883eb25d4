/** What the server says about messages, in Italian. */
export const mailItalian = {
  'template-has-no-sms.title': 'Manca la forma breve',
  'template-has-no-sms.detail': 'Il modello {template} non ha un testo per il telefono. Scrivilo e riprova.',
  'unknown-template.title': 'Il modello non esiste',
  'unknown-template.detail': 'Nessun pacchetto installato fornisce il modello {template}.',
  'value-missing.title': 'Il messaggio non è completo',
  'value-missing.detail': 'Al modello {template} servono anche questi valori: {missing}.',
  'mail-not-set-up.title': 'Nessun server di posta è configurato',
  'mail-not-set-up.detail': 'Configura prima il connettore di posta. Fino ad allora i messaggi restano nella posta in uscita.',
  'sms-not-set-up.title': 'Nessun gateway SMS è configurato',
  'sms-not-set-up.detail': 'Configura prima il connettore SMS. Fino ad allora i messaggi brevi restano nella posta in uscita.',
  'message-not-waiting.title': 'Questo messaggio non viene inviato di nuovo',
  'message-not-waiting.detail': 'Si inviano di nuovo solo i messaggi non riusciti o rimasti qui.',
} as const;
