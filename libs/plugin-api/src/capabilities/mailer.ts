import { defineCapability } from '../capability.js';

/** A message made from a template; the same key is one message, however often it is asked for. */
export interface Mail {
  readonly key: string;
  readonly to: string;
  /** Name of the template; the house keeps one text per language. */
  readonly template: string;
  /** `it-IT` or `en-US`. */
  readonly language: string;
  /** What the template's placeholders stand for. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Takes messages for the post: done when the message is in the house's outbox, from where it is sent. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** The capability that reminders and notices ask for. The house itself provides it. */
export const mailer = defineCapability<Mailer>('mailer');

/** The same for a phone: `to` is a number such as +390612345678. */
export interface SmsSender {
  send(sms: Mail): Promise<void>;
}

/** The capability for short messages to a phone. The house itself provides it. */
export const smsSender = defineCapability<SmsSender>('sms-sender');
