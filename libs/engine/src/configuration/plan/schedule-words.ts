import type { Speech } from './speech.js';

/** What changes about when a use case starts by itself. */
export function scheduleWords(speech: Speech, useCase: string, before: string | undefined, after: string | undefined): readonly string[] {
  if (after === undefined) return [speech.say('"{useCase}" starts no longer by itself.', { useCase })];
  const [from, to] = [dailyTime(before), dailyTime(after)];
  if (before === undefined) {
    return [to === undefined
      ? speech.say('"{useCase}" starts by the schedule {to}.', { useCase, to: after })
      : speech.say('"{useCase}" starts every day at {to}.', { useCase, to })];
  }
  return [from !== undefined && to !== undefined
    ? speech.say('"{useCase}" starts every day at {to} instead of {from}.', { useCase, from, to })
    : speech.say('"{useCase}" starts by the schedule {to} instead of {from}.', { useCase, from: before, to: after })];
}

function dailyTime(cron: string | undefined): string | undefined {
  const found = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron ?? '');
  return found ? `${found[2]?.padStart(2, '0')}:${found[1]?.padStart(2, '0')}` : undefined;
}
