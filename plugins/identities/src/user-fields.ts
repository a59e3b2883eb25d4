import type { Fields } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { photoField } from './photo.js';

const { description, firstName, lastName, email, organisationalUnit, organisation, title, identifier } = identity.attributes;
const NAME = { kind: 'text', title: 'Name', maxLength: 255 } as const;

/** What an operator writes on a user. The name is made of first and last name if it is left out. */
export const userFields = {
  name: { ...NAME, help: 'If it is left out: first and last name.', optional: true, begins: 'name' },
  firstName: { ...firstName, optional: true, begins: 'firstName' },
  lastName: { ...lastName, optional: true, begins: 'lastName' },
  email: { ...email, optional: true, begins: 'email' },
  organisationalUnit: { ...organisationalUnit, optional: true, begins: 'organisationalUnit' },
  organisation: { ...organisation, optional: true, begins: 'organisation' },
  title: { ...title, optional: true, begins: 'title' },
  identifier: { ...identifier, inState: ['offered'], optional: true, begins: 'identifier' },
  picture: photoField,
  description: { ...description, optional: true, begins: 'description' },
} as const satisfies Fields;

/** Whether the same e-mail address may stand on two users. */
export const uniqueness = (title: string) => ({
  kind: 'boolean',
  title,
  help: 'No two users may have the same e-mail address, whatever its capitals.',
  initial: true,
}) as const;
