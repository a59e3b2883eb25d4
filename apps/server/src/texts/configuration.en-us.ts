/** The server's texts about the configuration. */
export const configurationEnglish = {
  'permission.configuration:read': 'See the configuration and its revisions',
};
