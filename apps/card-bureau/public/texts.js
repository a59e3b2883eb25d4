const english = {
  title: 'Card bureau',
  subtitle: 'Reference production bureau for demonstrations and tests',
  documentation: 'API documentation',
  totalOrders: 'Orders',
  totalCards: 'Cards',
  closedKeys: 'Closed keys',
  waitingEvents: 'Waiting events',
  newestOrders: 'Newest orders',
  noOrders: 'No orders yet. They appear here as soon as a partner places one.',
  order: 'Order',
  status: 'Status',
  cards: 'Cards',
  layout: 'Layout',
  accepted: 'Accepted',
  shipments: 'Shipments',
  key: 'Key',
  settings: 'Clock and fault switches',
  settingsHelp: 'Shares run from 0 (never) to 1 (always). The same seed repeats the same faults.',
  productionSeconds: 'Production time in seconds',
  slowMs: 'Answers wait, in milliseconds',
  loseAnswerAfterAccept: 'Answer lost after accepting',
  serverError: 'Server error',
  refuse: 'Order refused',
  unknownStatus: 'Unknown status',
  failCards: 'Card fails in production',
  duplicateEvents: 'Event delivered twice',
  shuffleEvents: 'Events late and out of order',
  seed: 'Seed',
  save: 'Save',
  discard: 'Discard changes',
  saved: 'Saved. The new settings are in force.',
  discarded: 'Changes discarded.',
  notSaved: 'Not saved: ',
  away: 'The bureau does not answer. This page tries again every two seconds.',
  'state.accepted': 'Accepted',
  'state.in-production': 'In production',
  'state.produced': 'Produced',
  'state.shipped': 'Shipped',
  'state.failed': 'Failed',
  failedCards: 'failed',
};

const italian = {
  title: 'Centro di produzione tessere',
  subtitle: 'Centro di produzione di riferimento per dimostrazioni e prove',
  documentation: 'Documentazione API',
  totalOrders: 'Ordini',
  totalCards: 'Tessere',
  closedKeys: 'Chiavi chiuse',
  waitingEvents: 'Eventi in attesa',
  newestOrders: 'Ordini più recenti',
  noOrders: 'Ancora nessun ordine. Compariranno qui appena un partner ne invia uno.',
  order: 'Ordine',
  status: 'Stato',
  cards: 'Tessere',
  layout: 'Modello',
  accepted: 'Accettato',
  shipments: 'Spedizioni',
  key: 'Chiave',
  settings: 'Orologio e guasti simulati',
  settingsHelp: 'Le quote vanno da 0 (mai) a 1 (sempre). Lo stesso seme ripete gli stessi guasti.',
  productionSeconds: 'Tempo di produzione in secondi',
  slowMs: 'Attesa di ogni risposta, in millisecondi',
  loseAnswerAfterAccept: "Risposta persa dopo l'accettazione",
  serverError: 'Errore del server',
  refuse: 'Ordine rifiutato',
  unknownStatus: 'Stato sconosciuto',
  failCards: 'Tessera fallita in produzione',
  duplicateEvents: 'Evento consegnato due volte',
  shuffleEvents: 'Eventi in ritardo e in disordine',
  seed: 'Seme',
  save: 'Salva',
  discard: 'Annulla modifiche',
  saved: 'Salvato. Le nuove impostazioni sono in vigore.',
  discarded: 'Modifiche annullate.',
  notSaved: 'Non salvato: ',
  away: 'Il centro non risponde. La pagina riprova ogni due secondi.',
  'state.accepted': 'Accettato',
  'state.in-production': 'In produzione',
  'state.produced': 'Prodotto',
  'state.shipped': 'Spedito',
  'state.failed': 'Fallito',
  failedCards: 'fallite',
};

/** The language of this page, chosen by the browser. */
export const language = navigator.language.startsWith('it') ? 'it-IT' : 'en-US';

const texts = language === 'it-IT' ? italian : english;

/** The words for a name, in the language of the page. */
export const text = (name) => texts[name] ?? name;

/** Puts the words into the elements that name them. */
export function translatePage() {
  document.documentElement.lang = language.slice(0, 2);
  document.title = text('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
}
