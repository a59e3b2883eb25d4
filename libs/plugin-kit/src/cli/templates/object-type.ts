import { fill, spellings } from './fill.js';

const FILE = `import { defineObjectType } from '@tessera/plugin-api';

/** Say in one sentence what it is to people. */
export const {{camel}} = defineObjectType({
  name: '{{name}}',
  title: '{{title}}',
  pluralTitle: '{{pluralTitle}}',
  group: '{{group}}',
  permission: '{{name}}:read',
  label: 'name',
  states: {
    available: { title: 'Available', meaning: 'ready' },
    'in-use': { title: 'In use', meaning: 'in-use' },
    retired: { title: 'Retired', meaning: 'ended', final: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 80, indexed: true },
  },
});
`;

/** The texts of a new object type that people read: what its translations begin with. */
export function objectTypeTexts(name: string, group: string): readonly string[] {
  const { title = '', pluralTitle = '' } = spellings(name);
  return [title, pluralTitle, group, 'Available', 'In use', 'Retired', 'Name'];
}

/** A new object type. */
export const objectTypeFile = (name: string, group: string): string => fill(FILE, { ...spellings(name), group });
