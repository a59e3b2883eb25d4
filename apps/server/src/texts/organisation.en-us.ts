/** The server's texts about the organisation and groups. */
export const organisationEnglish = {
  'element-in-use.title': 'It is still needed',
  'element-in-use.detail': 'Something stands under it, or somebody holds or held this position. Move or remove that first.',
  'element-in-groups.title': 'Groups ask for it',
  'element-in-groups.detail': 'The rules of these groups name it: {groups}. Change them first.',
  'already-assigned.title': 'Already in this position',
  'already-assigned.detail': 'The person holds this position on some of these days. Change that assignment instead.',
  'built-in-group.title': 'Every house has this group',
  'built-in-group.detail': 'The group {group} keeps its name and stays.',
  'everyone-fixed.title': 'Everyone means everyone',
  'everyone-fixed.detail': 'The rule of this group cannot be changed.',
  'group-name-taken.title': 'The name is taken',
  'group-name-taken.detail': 'There is a group of this name already. Choose another one.',
  'group-circle.title': 'The rules go round in a circle',
  'group-circle.detail': 'Nobody could say who is in: {groups}.',
  'group-in-use.title': 'Other groups ask for it',
  'group-in-use.detail': 'The rules of these groups name it: {groups}. Change them first.',
};
