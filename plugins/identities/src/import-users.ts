import { defineFileImport } from '@tessera/plugin-api';
import type { AttributesOf } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { uniqueness, userFields } from './user-fields.js';

const { source, sourceId, preferredLanguage } = identity.attributes;
const { name, firstName, lastName, email, organisationalUnit, organisation, title, description } = userFields;
type Attributes = AttributesOf<typeof identity>;

/** People come in from a table of another system, as often as it is sent. */
export const importUsers = defineFileImport({
  symbolicName: 'UsersAddonCSV',
  title: 'Users from CSV',
  story: 'As an administrator I want to take over users from a table of another system.',
  objectType: identity,
  permission: 'identity:import',
  options: {
    UsersAddonCSVCreateActiveStatus: { kind: 'boolean', title: 'Create imported users as active', initial: true },
    UsersAddonCSVCheckUniqueness: uniqueness('Check that an imported user is unique'),
  },
  fields: {
    email: plain(email), firstName: plain(firstName), lastName: plain(lastName), name: plain(name),
    organisationalUnit: plain(organisationalUnit), organisation: plain(organisation), title: plain(title), description: plain(description),
    preferredLanguage: { ...preferredLanguage, optional: true },
    source: { ...source, optional: true, initial: 'CSV' }, sourceId: { ...sourceId, optional: true },
  },
  keys: { email: 'emailKey', sourceId: 'sourceId', name: 'name' },
  creates: ['active', 'inactive'],
  changes: ['active', 'inactive'],
  refusals: { 'name-missing': 'A user needs a name.' },
  stateOf: ({ UsersAddonCSVCreateActiveStatus }) => (UsersAddonCSVCreateActiveStatus ? 'active' : 'inactive'),

  describe(row, { UsersAddonCSVCheckUniqueness }, present: Attributes = {}) {
    const kept: Attributes = { ...present, ...row };
    const saysName = 'firstName' in row || 'lastName' in row;
    const made = [kept.firstName, kept.lastName].filter((part) => part !== undefined).join(' ');
    // A name that was made of the others follows them; one that somebody chose stays unless the file says otherwise.
    const chosen = 'name' in row ? row.name : saysName ? undefined : present.name;
    const whole = chosen ?? (made || present.name);
    if (!whole) return { refused: 'name-missing', field: 'name' };
    const emailKey = kept.email?.toLowerCase();
    return { attributes: { ...kept, name: whole, emailKey, uniqueEmail: UsersAddonCSVCheckUniqueness ? emailKey : undefined } };
  },
});

// What a form begins with, a file does not.
function plain<F extends { readonly begins: string }>({ begins: _, ...field }: F): Omit<F, 'begins'> {
  return field;
}
