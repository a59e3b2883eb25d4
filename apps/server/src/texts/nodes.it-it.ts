import type { nodesEnglish } from './nodes.en-us.js';

/** The same in Italian. */
export const nodesItalian: Readonly<Record<keyof typeof nodesEnglish, string>> = {
  'permission.node:read': 'Vedere i nodi',
  'node-differs.title': 'Questo server ha pacchetti diversi dagli altri',
  'node-differs.detail': 'Non accetta lavoro finché tutti i server non hanno gli stessi pacchetti. Riprova tra {seconds} secondi: risponderà un altro server. Se il problema dura, chiedi a un amministratore di installare gli stessi pacchetti su ogni server.',
};
