import { defineObjectType } from '@tessera/plugin-api';

const EMAIL = '^[^@ ]+@[^@ ]+[.][^@ .]+$';
const PHONE = '^\\+?[1-9][0-9]{1,14}$';

/** A person as the house knows them: their record, and the user that they are. */
export const identity = defineObjectType({
  name: 'identity',
  title: 'Identity',
  pluralTitle: 'Identities',
  group: 'Identities',
  permission: 'identity:read',
  label: 'name',
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
    email: { kind: 'text', title: 'E-mail', maxLength: 254, pattern: EMAIL, indexed: true },
    organisationalUnit: { kind: 'text', title: 'Organizational unit', maxLength: 200, indexed: true },
    organisation: { kind: 'text', title: 'Organization', maxLength: 200, indexed: true },
    title: { kind: 'text', title: 'Title', maxLength: 100 },
    source: { kind: 'text', title: 'Source', maxLength: 40, indexed: true },
    identifier: {
      kind: 'choice',
      title: 'Identifier',
      choices: { passport: 'Passport', 'identity-card': 'Identity card', 'driving-licence': 'Driving licence', 'health-card': 'Health card' },
    },
    identificationCode: { kind: 'text', title: 'Number of the identity document', maxLength: 64 },
    identificationCodeExpiryDate: { kind: 'date', title: 'Expiry of the identity document', indexed: true },
    preferredLanguage: { kind: 'choice', title: 'Preferred language', choices: { 'it-IT': 'Italian', 'en-US': 'English' } },
    serviceEmail: { kind: 'text', title: 'E-mail for services', maxLength: 254, pattern: EMAIL, indexed: true },
    serviceMobilePhoneNumber: { kind: 'text', title: 'Mobile phone for services', maxLength: 16, pattern: PHONE, indexed: true },
    stateReason: { kind: 'text', title: 'Reason for the state', maxLength: 200 },
    emailKey: { kind: 'text', title: 'E-mail in small letters', maxLength: 254, indexed: true, internal: true },
    uniqueEmail: { kind: 'text', title: 'E-mail that nobody else may have', maxLength: 254, unique: true, internal: true },
  },
});
