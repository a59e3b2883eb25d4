/** The server's texts about the configuration, in Italian. */
export const configurationItalian = {
  'permission.configuration:read': 'Vedere la configurazione e le sue revisioni',
};
