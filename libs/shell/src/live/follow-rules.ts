import { effect, inject, signal, untracked } from '@angular/core';
import type { Query } from '../api/query.js';
import { LiveUpdates } from './live-updates.js';

/**
 * Reads again when somebody has changed the rules, on whatever page or node. While somebody types here nothing is read: what they
 * typed stays, and saving tells them of the other change; what was missed is read when they have saved or thought better of it. Call
 * where `inject` may be called.
 */
export function followRules(reads: readonly Pick<Query<unknown>, 'reload'>[], isTyped: () => boolean = () => false): void {
  const missed = signal(false);
  const readAgain = (): void => reads.forEach((one) => one.reload());
  inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => (untracked(isTyped) ? missed.set(true) : readAgain()));
  effect(() => {
    if (!missed() || isTyped()) return;
    missed.set(false);
    untracked(readAgain);
  });
}
