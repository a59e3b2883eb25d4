import { defineConnector, mailTransport } from '@tessera/plugin-api';
import { settings, type SmtpSettings } from './settings.js';
import { SmtpTransport } from './smtp-transport.js';

/** A mail server over SMTP. */
export const smtpConnector = defineConnector({
  name: 'mail-smtp',
  title: 'Mail server (SMTP)',
  provides: mailTransport,
  settings,
  connect: (values: SmtpSettings) => new SmtpTransport(values),
  test: (values: SmtpSettings) => new SmtpTransport(values).verify(),
});
