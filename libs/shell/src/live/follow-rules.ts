import { inject } from '@angular/core';
import type { Query } from '../api/query.js';
import { LiveUpdates } from './live-updates.js';

/**
 * Reads again when somebody has changed the rules, on whatever page or node. While somebody types here nothing is read: what they
 * typed stays, and saving tells them of the other change. Call where `inject` may be called.
 */
export function followRules(reads: readonly Pick<Query<unknown>, 'reload'>[], isTyped: () => boolean = () => false): void {
  inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => {
    if (!isTyped()) for (const one of reads) one.reload();
  });
}
