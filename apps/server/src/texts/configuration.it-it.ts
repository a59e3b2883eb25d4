/** The server's texts about the configuration, in Italian. */
export const configurationItalian = {
  'permission.configuration:read': 'Vedere la configurazione e le sue revisioni',
  'permission.configuration:apply': 'Applicare configurazioni e tornare a quelle precedenti',
  'plan-outdated.title': 'Il piano non è più attuale',
  'plan-outdated.detail': 'La configurazione è stata cambiata dopo questo piano. Rifai il piano e guarda che cosa cambierebbe ora.',
  'connector-waits.title': 'Il connettore aspetta i segreti',
  'connector-waits.detail': '{connector} è stato applicato senza i suoi segreti. Indica {secrets} nella sua pagina, o come variabili a tessera config apply.',
};
