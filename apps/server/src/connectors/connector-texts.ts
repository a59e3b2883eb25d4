import type { Language } from '../access/caller.js';

const TEXTS = {
  works: { 'en-US': 'The connection works.', 'it-IT': 'La connessione funziona.' },
  slow: { 'en-US': 'There was no answer within 20 seconds.', 'it-IT': 'Nessuna risposta entro 20 secondi.' },
} as const;

/** What the house itself says about a connection test. */
export const connectorText = (language: Language, name: keyof typeof TEXTS): string => TEXTS[name][language];
