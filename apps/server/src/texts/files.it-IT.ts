import type { filesEnglish } from './files.en-US.js';

/** What the server says about files, in Italian. */
export const filesItalian: Record<keyof typeof filesEnglish, string> = {
  'broken-upload.title': 'Il file non è arrivato per intero',
  'broken-upload.detail': 'Invialo di nuovo, come modulo con un solo file.',
  'file-gone.title': 'Il file non c’è più',
  'file-gone.detail': 'È stato inviato troppo tempo fa, oppure appartiene già ad altro. Invialo di nuovo.',
  'too-many-uploads.title': 'Troppi file in attesa di essere usati',
  'too-many-uploads.detail': '{max} file che hai inviato non appartengono ancora a nulla. Prima usali, oppure aspetta un giorno.',
  'too-many-attachments.title': 'Troppi allegati',
  'too-many-attachments.detail': 'Si possono allegare al massimo {max} file. Prima rimuovine uno.',
};
