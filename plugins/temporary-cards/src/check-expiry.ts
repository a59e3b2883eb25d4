import { defineUseCase } from '@tessera/plugin-api';
import { daysFrom } from './days.js';
import { noLongerActive } from './holding.js';
import { remindHolder } from './remind-holder.task.js';
import { temporaryCard } from './temporary-card.js';

/** Cards whose days are over expire; holders of the others are reminded in time. */
export const checkExpiry = defineUseCase({
  symbolicName: 'TempCardsProcExpire',
  title: 'Check expiry of temporary cards',
  story: 'As an administrator I want temporary cards to expire, and their holders to be reminded before.',
  objectType: temporaryCard,
  moves: { assigned: ['assigned', 'expired'] },
  startsAt: ['schedule'],
  onSchedule: { atMost: 1_000 },
  permission: 'temporary-card:check-expiry',
  options: {
    TempCardsEmailBeforeExpiringDays: {
      kind: 'list',
      title: 'Days before the end on which holders are reminded',
      help: 'Without any, nobody is reminded.',
      of: { kind: 'integer', min: 0, max: 999 },
      minItems: 0,
      maxItems: 20,
      initial: [7, 3],
    },
    TempCardsEmailBeforeExpiringEachDay: { kind: 'boolean', title: 'Remind every day after that', initial: true },
  },
  steps: [],
  outcomes: { expired: 'Temporary cards expired: {count}.' },

  async execute(run) {
    const reminders = reminderDays(run.options.TempCardsEmailBeforeExpiringDays, run.options.TempCardsEmailBeforeExpiringEachDay);
    for (const card of run.subjects) {
      const { validTo, remindedAt = Infinity } = card.attributes;
      if (validTo === undefined) continue;
      const left = daysFrom(run.today, validTo);
      if (left < 0) {
        await run.move(card, 'expired', noLongerActive);
        continue;
      }
      // After days without a check the latest reminder that was missed is sent, once.
      const due = reminders.find((days) => days >= left);
      if (due === undefined || due >= remindedAt) continue;
      await run.move(card, 'assigned', { remindedAt: due });
      run.defer(remindHolder, { cardId: card.id, validTo });
    }
  },

  // Once it was a line of text with commas.
  migrateOptions: ({ TempCardsEmailBeforeExpiringDays: days, TempCardsEmailBeforeExpiringEachDay: eachDay }) => ({
    TempCardsEmailBeforeExpiringDays: typeof days === 'string' ? daysIn(days) : [7, 3],
    TempCardsEmailBeforeExpiringEachDay: eachDay !== false,
  }),

  tasks: [remindHolder],
});

function daysIn(text: string): readonly number[] {
  return [...new Set(text.split(',').map(Number).filter((days) => Number.isInteger(days) && days >= 0 && days <= 999))].slice(0, 20);
}

/** The days before the end that have a reminder, the last one first. */
export function reminderDays(days: readonly number[], eachDay: boolean): readonly number[] {
  const daily = eachDay && days.length > 0 ? Array.from({ length: Math.max(0, Math.min(...days) - 1) }, (_, index) => index + 1) : [];
  return [...new Set([...daily, ...days])].sort((a, b) => a - b);
}
