/** The server's texts about the configuration, in Italian. */
export const configurationItalian = {
  'permission.configuration:read': 'Vedere la configurazione e le sue revisioni',
  'permission.configuration:apply': 'Applicare configurazioni e tornare a quelle precedenti',
  'plan-outdated.title': 'Il piano non è più attuale',
  'plan-outdated.detail': 'La configurazione è stata cambiata dopo questo piano. Rifai il piano e guarda che cosa cambierebbe ora.',
  'connector-waits.title': 'Il connettore aspetta i segreti',
  'connector-waits.detail': '{connector} è stato applicato senza i suoi segreti. Indica {secrets} nella sua pagina, o come variabili a tessera config apply.',
  'permission.configuration:approve': 'Approvare o respingere modifiche della configurazione, e decidere se servono due persone',
  'proposal-outdated.title': 'La proposta è superata',
  'proposal-outdated.detail': "Qualcos'altro è stato modificato prima della tua decisione. Chiedi all'autore di ripetere la modifica.",
  'proposal-decided.title': 'Qualcuno ha già deciso',
  'proposal-decided.detail': 'Ricarica la pagina per vedere che cosa è stato deciso.',
  'own-proposal.title': "L'hai proposta tu",
  'own-proposal.detail': "Deve approvarla o respingerla un'altra persona.",
  'nobody-else-approves.title': 'Nessun altro potrebbe approvare',
  'nobody-else-approves.detail': "Dai prima a un'altra persona un ruolo con il permesso {permission}. Altrimenti non si potrebbe più modificare nulla.",
};
