import { Inject, Injectable } from '@nestjs/common';
import { PostgresStore, Reminders, type DueReminder } from '@tessera/store';
import { Contexts } from '../access/contexts.js';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { Notices } from './notices.js';

const EXPIRY = 'identificationCodeExpiryDate';
const AT_ONCE = 200;
const DAY = 86_400_000;
// Long after the longest notice: by then nothing would be said twice any more.
const REMEMBERED = 1_100 * DAY;
const UNNUMBERED = { 'it-IT': 'senza numero', 'en-US': 'without a number' } as const;

/** Reminds people in time that the identity document the house knows of them expires: once per document and threshold. */
@Injectable()
export class DocumentReminders {
  constructor(
    private readonly reminders: Reminders,
    private readonly notices: Notices,
    private readonly store: PostgresStore,
    private readonly contexts: Contexts,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Reminds everybody who is due; answers how many. */
  async remind(now: Date): Promise<number> {
    const today = this.contexts.today(now);
    const request = {
      objectType: 'identity', states: ['active', 'inactive'], attribute: EXPIRY, today, thresholds: this.configuration.documentReminderDays, atMost: AT_ONCE,
    };
    let told = 0;
    for (let due = await this.reminders.due(request); due.length > 0; due = await this.reminders.due(request)) {
      for (const one of due) told += await this.remindOf(one, today);
    }
    await this.reminders.removeBefore(new Date(now.getTime() - REMEMBERED));
    return told;
  }

  // What is noted and what is said commit together: no crash loses a reminder or gives it twice.
  private async remindOf(due: DueReminder, today: string): Promise<number> {
    const person = await this.store.readObject('identity', due.objectId);
    if (!person) return 0;
    const { identificationCode, preferredLanguage } = person.attributes;
    const document = String(identificationCode ?? UNNUMBERED[preferredLanguage === 'en-US' ? 'en-US' : 'it-IT']);
    const days = Math.round((Date.parse(due.day) - Date.parse(today)) / DAY);
    const told = await this.notices.tell(person, 'document-expiring', { document, expiresOn: due.day, days }, `document-expiring/${due.objectId}/${due.day}/${due.threshold}`);
    return this.store.transact(async (transaction) => {
      const isFirst = await this.reminders.note(transaction, EXPIRY, due);
      if (isFirst) await this.notices.put(transaction, told);
      return Number(isFirst);
    });
  }
}
