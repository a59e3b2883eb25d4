import { defineCapability } from '../capability.js';

/** Something that one person has to know; the same key is one notice, however often it is given. */
export interface PersonNotice {
  readonly key: string;
  /** Whom it is for: the house knows how to reach them, and in which language. */
  readonly identityId: string;
  /** Name of the template. */
  readonly template: string;
  /** What the template's placeholders stand for; the house adds `name`. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Takes notices for people: to an address or number that they verified, else they find it when they sign in. */
export interface Notifier {
  notify(notice: PersonNotice): Promise<void>;
}

/** The capability for notices. The house itself provides it. */
export const notifier = defineCapability<Notifier>('notifier');
