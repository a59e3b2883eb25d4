import { defineCapability } from '../capability.js';

/** A message made from a template; the same key is sent once, however often it is asked for. */
export interface Mail {
  readonly key: string;
  readonly to: string;
  /** Name of the template; the house keeps one per language. */
  readonly template: string;
  /** `it-IT` or `en-US`. */
  readonly language: string;
  /** What the template's placeholders stand for. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Sends mail. A rejected promise means an unknown outcome unless it is a `DefiniteRefusal`. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** The capability that reminders and notices ask for. */
export const mailer = defineCapability<Mailer>('mailer');
