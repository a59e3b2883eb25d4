import type { Fields } from '@tessera/plugin-api';
import { identifier } from './identifier.js';
import { reason } from './reason.js';

// Begins and ends with something that can be seen.
const VISIBLE = '^\\s*\\S(.*\\S)?\\s*$';

/** What is written on a reason. */
export const reasonFields = {
  name: { ...reason.attributes.name, pattern: VISIBLE, begins: 'name' },
  description: { ...reason.attributes.description, optional: true, begins: 'description' },
} as const satisfies Fields;

/** What is written on an identifier. */
export const identifierFields = {
  name: { ...identifier.attributes.name, pattern: VISIBLE, begins: 'name' },
  description: { ...identifier.attributes.description, optional: true, begins: 'description' },
} as const satisfies Fields;

/** The same reason is offered once per type, whatever its capitals. */
export const uniqueReason = (type: string | undefined, name: string): string => `${type ?? ''}:${name.trim().toLowerCase()}`;

/** The same identifier is offered once, whatever its capitals. */
export const uniqueIdentifier = (name: string): string => name.trim().toLowerCase();
