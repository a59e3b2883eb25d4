/** The server's texts about the configuration. */
export const configurationEnglish = {
  'permission.configuration:read': 'See the configuration and its revisions',
  'permission.configuration:apply': 'Apply configurations and go back to earlier ones',
  'plan-outdated.title': 'The plan is outdated',
  'plan-outdated.detail': 'The configuration was changed after this plan was made. Plan again and look at what it would change now.',
  'connector-waits.title': 'The connector waits for secrets',
  'connector-waits.detail': '{connector} was applied without its secrets. Give {secrets} on its page, or as variables to tessera config apply.',
  'permission.configuration:approve': 'Approve or reject changes of the configuration, and say whether two people have to agree',
  'proposal-outdated.title': 'The proposal is outdated',
  'proposal-outdated.detail': 'Something else was changed before you decided. Ask the author to make the change again.',
  'proposal-decided.title': 'Somebody has decided already',
  'proposal-decided.detail': 'Load the page again to see what was decided.',
  'own-proposal.title': 'You proposed this yourself',
  'own-proposal.detail': 'Somebody else has to approve or reject it.',
  'nobody-else-approves.title': 'Nobody else could approve',
  'nobody-else-approves.detail': 'Give somebody else a role with the permission {permission} first. Otherwise nothing could be changed any more.',
};
