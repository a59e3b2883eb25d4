import { defineCapability } from '../capability.js';

/** A mail as it leaves the house. */
export interface FinishedMail {
  /** The same on every attempt; it goes into the Message-ID, so that a mail sent twice is recognisable. */
  readonly key: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands mails to a mail server. A rejected promise means an unknown outcome unless it is a `DefiniteRefusal`. */
export interface MailTransport {
  deliver(mail: FinishedMail): Promise<void>;
}

/** The capability that a mail connector provides. Without one, mails stay in the outbox. */
export const mailTransport = defineCapability<MailTransport>('mail-transport');

/** A short message as it leaves the house. */
export interface FinishedSms {
  /** The same on every attempt. */
  readonly key: string;
  /** A number such as +390612345678. */
  readonly to: string;
  readonly text: string;
}

/** Hands short messages to a gateway. A rejected promise means an unknown outcome unless it is a `DefiniteRefusal`. */
export interface SmsTransport {
  deliver(sms: FinishedSms): Promise<void>;
}

/** The capability that an SMS connector provides. Without one, short messages stay in the outbox. */
export const smsTransport = defineCapability<SmsTransport>('sms-transport');
