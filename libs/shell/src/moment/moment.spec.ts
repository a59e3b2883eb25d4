import { relativeTime } from './moment.js';

const now = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['2026-03-01T11:59:40Z', 'en-US', 'now'],
  ['2026-03-01T11:55:00Z', 'en-US', '5 minutes ago'],
  ['2026-03-01T14:00:00Z', 'en-US', 'in 2 hours'],
  ['2026-02-28T11:00:00Z', 'it-IT', 'ieri'],
  ['2024-03-01T12:00:00Z', 'it-IT', '2 anni fa'],
])('%s in %s is %s', (at, language, words) => {
  expect(relativeTime(Date.parse(at), now, language)).toBe(words);
});
