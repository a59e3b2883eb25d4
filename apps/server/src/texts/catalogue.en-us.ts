/** Texts of the catalogue: filters, exports, imports. */
export const catalogueEnglish = {
  'quick.locked': 'Locked',
  'quick.frozen': 'Frozen',
  'unknown-filter.title': 'There is no such filter',
  'unknown-filter.detail': 'Lists of this type have no quick filter named {filter}.',
  'name-already-used.title': 'The name is taken',
  'name-already-used.detail': 'You already have a filter of this name. Choose another one.',
  'too-many-filters.title': 'Too many filters',
  'too-many-filters.detail': 'Delete some of your filters first.',
  'too-many-exports.title': 'Too many exports at once',
  'too-many-exports.detail': 'Other exports are under way. Try again in a minute.',
  'export.state': 'State',
  'export.created': 'Created',
  'export.updated': 'Last changed',
  'export.number': 'Number',
  'export.yes': 'Yes',
  'export.no': 'No',
} as const;
