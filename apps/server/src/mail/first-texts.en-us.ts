import type { MessageText } from '@tessera/plugin-api';
import { lines } from './lines.js';

/** What the house's messages say in English until an administrator changes it. */
export const firstTextsEnglish: Readonly<Record<string, MessageText>> = {
  'contact-verification-code': {
    subject: 'Your verification code',
    text: lines(
      'Hello {{name}},',
      '',
      'the code to verify {{contact}} is:',
      '',
      '{{code}}',
      '',
      'It is valid for {{minutes}} minutes. If you did not ask for it, do nothing.',
    ),
    sms: 'Your verification code: {{code}}. Valid for {{minutes}} minutes.',
  },
  'password-reset': {
    subject: 'Choose a new password',
    text: lines(
      'Hello {{name}},',
      '',
      'somebody asked for a new password for the account {{userName}}. Choose it here within {{minutes}} minutes:',
      '',
      '{{link}}',
      '',
      'The link works once. If it was not you, do nothing: your password stays as it is.',
    ),
  },
  'password-changed': {
    subject: 'Your password was changed',
    text: lines(
      'Hello {{name}},',
      '',
      'the password of the account {{userName}} was changed on {{at}}.',
      '',
      'If it was not you, tell an administrator at once.',
    ),
    sms: 'The password of your account {{userName}} was changed on {{at}}. Not you? Tell an administrator at once.',
  },
  'first-password': {
    subject: 'Your account',
    text: lines(
      'Hello {{name}},',
      '',
      'you have an account now.',
      '',
      'User name: {{userName}}',
      'First password: {{password}}',
      '',
      'You choose a password of your own when you sign in for the first time.{{#link}}',
      '',
      '{{link}}{{/link}}',
    ),
  },
  'contact-changed': {
    subject: 'Your contact details were changed',
    text: lines(
      'Hello {{name}},',
      '',
      'on {{at}} your contact {{oldContact}} was changed.{{#newContact}} It is {{newContact}} now.{{/newContact}}',
      '',
      'If you did not expect this, tell an administrator.',
    ),
    sms: 'Your contact {{oldContact}} was changed on {{at}}. Unexpected? Tell an administrator.',
  },
  'account-disabled': {
    subject: 'Your account was disabled',
    text: lines(
      'Hello {{name}},',
      '',
      'the account {{userName}} was disabled on {{at}}.{{#reason}}',
      '',
      'Reason: {{reason}}{{/reason}}',
      '',
      'An administrator can tell you more.',
    ),
    sms: 'Your account {{userName}} was disabled on {{at}}. An administrator can tell you more.',
  },
  'document-expiring': {
    subject: 'Your document expires on {{expiresOn}}',
    text: lines(
      'Hello {{name}},',
      '',
      'the document {{document}} that we know of you is valid until {{expiresOn}}. Days left: {{days}}.',
      '',
      'Bring the new one to the desk when you have it.',
    ),
    sms: 'Your document {{document}} is valid until {{expiresOn}}. Bring the new one to the desk when you have it.',
  },
  'roles-changed': {
    subject: 'Your roles were changed',
    text: lines(
      'Hello {{name}},',
      '',
      'the roles of the account {{userName}} were changed on {{at}}. From now on: {{roles}}.',
    ),
  },
  'change-waits': {
    subject: '{{author}} proposes a change',
    text: lines(
      'Hello {{name}},',
      '',
      '{{author}} wants to change the configuration: {{changes}}.{{#reason}}',
      'Reason: {{reason}}{{/reason}}',
      '',
      'It counts once a second person has approved it. Look at it and decide:',
      '{{link}}',
    ),
  },
  'change-approved': {
    subject: 'Your change was approved',
    text: lines(
      'Hello {{name}},',
      '',
      '{{by}} has approved what you proposed: {{changes}}. It counts from now on.',
      '',
      '{{link}}',
    ),
  },
  'change-rejected': {
    subject: 'Your change was rejected',
    text: lines(
      'Hello {{name}},',
      '',
      '{{by}} has rejected what you proposed: {{changes}}.',
      'Reason: {{reason}}',
      '',
      '{{link}}',
    ),
  },
  'change-outdated': {
    subject: 'Your change came too late',
    text: lines(
      'Hello {{name}},',
      '',
      'something else was changed before anybody decided on what you proposed: {{changes}}. Make the change again.',
      '',
      '{{link}}',
    ),
  },
};
