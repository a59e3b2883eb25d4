import { inject } from '@angular/core';
import { Confirm, type Question } from '@tessera/shell';
import { sentences } from './sentences.js';

/** Asks before the configuration is changed, and why: answers the reason, which may be empty, or nothing when the person says no. */
export function askWhy(): (question: Question) => Promise<string | undefined> {
  const [confirm, t] = [inject(Confirm), sentences()];
  return (question) => confirm.askWith({ label: t('reason.optional'), help: t('reason.help') }, question);
}
