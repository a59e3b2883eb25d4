import type { TemplateSubject } from './template.js';

const name = { title: 'Name of the person', kind: 'text', sample: 'Anna Rossi' } as const;
const userName = { title: 'User name', kind: 'text', sample: 'anna.rossi' } as const;
const at = { title: 'When it happened', kind: 'date-time', sample: '2026-11-30T14:00:00Z' } as const;
const changes = { title: 'What changes', kind: 'text', sample: 'Role operator' } as const;
const proposal = { title: 'Address of the proposal', kind: 'link', sample: 'https://tessera.example.org/admin/configuration/proposals/sample' } as const;
const minutes = { title: 'How many minutes it is valid', kind: 'integer', sample: 30 } as const;

/** The messages that the house itself sends: what each has to be told. Their first texts are configuration. */
export const houseTemplates = {
  contactVerificationCode: {
    name: 'contact-verification-code',
    title: 'Code to verify an address or number',
    placeholders: {
      name,
      contact: { title: 'Address or number to verify', kind: 'text', sample: 'anna.rossi@example.org' },
      code: { title: 'Code', kind: 'text', sample: '482913', secret: true },
      minutes,
    },
    goodFor: 'minutes',
  },
  passwordReset: {
    name: 'password-reset',
    title: 'Link to choose a new password',
    placeholders: {
      name, userName, minutes,
      link: { title: 'Link', kind: 'link', sample: 'https://tessera.example.org/reset/sample', secret: true },
    },
    goodFor: 'minutes',
  },
  passwordChanged: { name: 'password-changed', title: 'The password was changed', placeholders: { name, userName, at } },
  firstPassword: {
    name: 'first-password',
    title: 'First password',
    placeholders: {
      name, userName,
      password: { title: 'First password', kind: 'text', sample: 'kiwi-lamp-7421', secret: true },
      link: { title: 'Address to sign in at', kind: 'link', sample: 'https://tessera.example.org', optional: true },
    },
  },
  contactChanged: {
    name: 'contact-changed',
    title: 'An address or number was changed',
    placeholders: {
      name, at,
      oldContact: { title: 'What it was', kind: 'text', sample: 'anna.rossi@example.org' },
      newContact: { title: 'What it is now', kind: 'text', sample: 'a.rossi@example.org', optional: true },
    },
  },
  accountDisabled: {
    name: 'account-disabled',
    title: 'The account was disabled',
    placeholders: {
      name, userName, at,
      reason: { title: 'Why, in the language of the message', kind: 'text', sample: 'Left the company', optional: true },
    },
  },
  documentExpiring: {
    name: 'document-expiring',
    title: 'A document expires soon',
    placeholders: {
      name,
      document: { title: 'Document', kind: 'text', sample: 'CA00000AA' },
      expiresOn: { title: 'Last day of validity', kind: 'date', sample: '2026-12-31' },
      days: { title: 'Days until then', kind: 'integer', sample: 7 },
    },
  },
  rolesChanged: {
    name: 'roles-changed',
    title: 'The roles were changed',
    placeholders: { name, userName, at, roles: { title: 'Roles from now on', kind: 'text', sample: 'Operator, Auditor' } },
  },
  changeWaits: {
    name: 'change-waits',
    title: 'A change waits for a second person',
    placeholders: {
      name, changes, link: proposal,
      author: { title: 'Who proposed it', kind: 'text', sample: 'Bruno Bianchi' },
      reason: { title: 'Why it was proposed', kind: 'text', sample: 'The desk works on Saturdays, too', optional: true },
    },
  },
  changeApproved: {
    name: 'change-approved',
    title: 'A proposed change was approved',
    placeholders: { name, changes, link: proposal, by: { title: 'Who decided', kind: 'text', sample: 'Carla Verdi' } },
  },
  changeRejected: {
    name: 'change-rejected',
    title: 'A proposed change was rejected',
    placeholders: {
      name, changes, link: proposal,
      by: { title: 'Who decided', kind: 'text', sample: 'Carla Verdi' },
      reason: { title: 'Why it was rejected', kind: 'text', sample: 'Not before the audit' },
    },
  },
  changeOutdated: {
    name: 'change-outdated',
    title: 'A proposed change came too late',
    placeholders: { name, changes, link: proposal },
  },
} as const satisfies Readonly<Record<string, TemplateSubject>>;

/** The names of the house's own templates. */
export type HouseTemplateName = (typeof houseTemplates)[keyof typeof houseTemplates]['name'];
