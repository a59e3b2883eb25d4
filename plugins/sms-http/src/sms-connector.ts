import { defineConnector, smsTransport } from '@tessera/plugin-api';
import { HttpSmsTransport } from './http-sms-transport.js';
import { settings, type SmsSettings } from './settings.js';

/** A gateway for short messages over HTTP. */
export const smsConnector = defineConnector({
  name: 'sms-http',
  title: 'SMS gateway (HTTP)',
  provides: smsTransport,
  settings,
  connect: (values: SmsSettings) => new HttpSmsTransport(values),
  test: async (values: SmsSettings) => new HttpSmsTransport(values).verify(),
});
