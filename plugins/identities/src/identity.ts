import { defineObjectType } from '@tessera/plugin-api';
import { identifier } from './identifier.js';

/** A person as the house knows them: their record, and the user that they are. */
export const identity = defineObjectType({
  name: 'identity',
  title: 'Identity',
  pluralTitle: 'Identities',
  group: 'Identities',
  permission: 'identity:read',
  label: 'name',
  personal: true,
  quickFilters: {
    'not-validated': {
      title: 'Contact not verified',
      all: [{ attribute: 'serviceEmail', is: 'present' }, { attribute: 'serviceEmailValidated', is: 'missing' }],
    },
    'expired-document': { title: 'Identity document expired', all: [{ attribute: 'identificationCodeExpiryDate', is: 'past' }] },
  },
  states: {
    registered: { title: 'Registered', meaning: 'waiting' },
    requested: { title: 'Requested', meaning: 'waiting' },
    aborted: { title: 'Aborted', meaning: 'ended' },
    approved: { title: 'Approved', meaning: 'ready' },
    rejected: { title: 'Rejected', meaning: 'stopped' },
    active: { title: 'Active', meaning: 'in-use' },
    inactive: { title: 'Inactive', meaning: 'waiting' },
    locked: { title: 'Locked', meaning: 'stopped' },
    deleted: { title: 'Deleted', meaning: 'ended', final: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 255, indexed: true },
    description: { kind: 'text', title: 'Description', maxLength: 4_000 },
    firstName: { kind: 'text', title: 'First name', maxLength: 100, indexed: true },
    lastName: { kind: 'text', title: 'Last name', maxLength: 100, indexed: true },
    email: { kind: 'email', title: 'E-mail', indexed: true },
    organisationalUnit: { kind: 'text', title: 'Organizational unit', maxLength: 200, indexed: true },
    organisation: { kind: 'text', title: 'Organization', maxLength: 200, indexed: true },
    title: { kind: 'text', title: 'Title', maxLength: 100 },
    source: { kind: 'text', title: 'Source', maxLength: 40, indexed: true },
    identifier: { kind: 'object', title: 'Identifier', objectType: identifier.name },
    identificationCode: { kind: 'text', title: 'Number of the identity document', maxLength: 64 },
    identificationCodeExpiryDate: { kind: 'date', title: 'Expiry of the identity document', indexed: true },
    preferredLanguage: { kind: 'language', title: 'Preferred language' },
    serviceEmail: { kind: 'email', title: 'E-mail for services', indexed: true },
    serviceEmailValidated: { kind: 'stamp', title: 'E-mail for services verified' },
    serviceMobilePhoneNumber: { kind: 'phone', title: 'Mobile phone for services', indexed: true },
    serviceMobilePhoneNumberValidated: { kind: 'stamp', title: 'Mobile phone for services verified' },
    stateReason: { kind: 'text', title: 'Reason for the state', maxLength: 200 },
    emailKey: { kind: 'text', title: 'E-mail in small letters', maxLength: 254, indexed: true, internal: true },
    uniqueEmail: { kind: 'text', title: 'E-mail that nobody else may have', maxLength: 254, unique: true, internal: true },
  },
});
