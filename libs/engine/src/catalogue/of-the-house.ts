import { mailer, notifier, smsSender } from '@tessera/plugin-api';

/** The capabilities that the house itself provides: no connector may. */
export const OF_THE_HOUSE: ReadonlySet<string> = new Set([mailer, smsSender, notifier].map(({ name }) => name));
