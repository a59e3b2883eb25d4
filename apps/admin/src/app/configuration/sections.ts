/** What configuration is made of, as people look for it. */
export const SECTIONS = [
  'process-lists', 'roles', 'groups', 'access-schemes', 'models', 'numbering', 'criteria', 'templates', 'outbox', 'connectors', 'web-hooks', 'packages',
] as const;
