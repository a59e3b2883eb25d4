/** The server's texts about the configuration. */
export const configurationEnglish = {
  'permission.configuration:read': 'See the configuration and its revisions',
  'permission.configuration:apply': 'Apply configurations and go back to earlier ones',
  'plan-outdated.title': 'The plan is outdated',
  'plan-outdated.detail': 'The configuration was changed after this plan was made. Plan again and look at what it would change now.',
  'connector-waits.title': 'The connector waits for secrets',
  'connector-waits.detail': '{connector} was applied without its secrets. Give {secrets} on its page, or as variables to tessera config apply.',
};
