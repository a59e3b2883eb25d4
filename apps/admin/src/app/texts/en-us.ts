import { configurationEnglish } from './configuration.en-us.js';
import { importsEnglish } from './imports.en-us.js';
import { accessEnglish } from './access.en-us.js';
import { accessSchemesEnglish } from './access-schemes.en-us.js';
import { criteriaEnglish } from './criteria.en-us.js';
import { fieldKindsEnglish } from './field-kinds.en-us.js';
import { mailEnglish } from './mail.en-us.js';
import { numberingEnglish } from './numbering.en-us.js';
import { objectRightsEnglish } from './object-rights.en-us.js';
import { operationsEnglish } from './operations.en-us.js';
import { organisationEnglish } from './organisation.en-us.js';
import { pluginsEnglish } from './plugins.en-us.js';
import { rulesEnglish } from './rules.en-us.js';
import { webHooksEnglish } from './web-hooks.en-us.js';

/** The sentences of the admin app in English. */
export const adminEnglish = {
  operatorApp: 'Operator app',
  page: { crumbs: 'You are here' },
  waiting: { loading: 'Loading' },
  words: {
    on: 'on',
    off: 'off',
    none: 'none',
    never: 'never',
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    more: 'Show more',
    refresh: 'Refresh',
    actions: 'Actions',
    mayNot: 'Your roles do not grant {{ permission }}.',
    attempts: { one: '{{ count }} attempt', other: '{{ count }} attempts' },
    took: 'took {{ duration }} ms',
  },
  leave: {
    heading: 'Leave without saving?',
    text: 'What you changed here is not saved yet.',
    leave: 'Leave without saving',
    stay: 'Stay',
  },
  once: {
    text: 'It is shown this once. Copy it now; nobody can look it up later.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not allow to copy. Select the text and copy it by hand.',
    done: 'I have it',
  },
  ...rulesEnglish,
  ...numberingEnglish,
  ...operationsEnglish,
  ...pluginsEnglish,
  ...importsEnglish,
  ...accessEnglish,
  ...accessSchemesEnglish,
  ...organisationEnglish,
  ...criteriaEnglish,
  ...objectRightsEnglish,
  ...mailEnglish,
  ...webHooksEnglish,
  ...fieldKindsEnglish,
  ...configurationEnglish,
} as const;
