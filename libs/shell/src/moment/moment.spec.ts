import { relativeTime } from './moment.js';

const now = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['2026-03-01T11:59:40Z', 'en-US', 'now'],
  ['2026-03-01T11:55:00Z', 'en-US', '5 minutes ago'],
  ['2026-03-01T14:00:00Z', 'en-US', 'in 2 hours'],
  ['2026-02-28T11:00:00Z', 'it-IT', 'ieri'],
  ['2026-02-27T13:00:00Z', 'en-US', '2 days ago'],
  ['2026-03-07T12:00:00Z', 'en-US', 'in 6 days'],
  ['2026-03-31T12:00:00Z', 'en-US', 'Mar 31, 2026'],
  ['2024-03-01T12:00:00Z', 'it-IT', '1 mar 2024'],
])('%s in %s is %s', (at, language, words) => {
  expect(relativeTime(Date.parse(at), now, language)).toBe(words);
});
