import { spokenCron } from './spoken-cron.js';

test('a schedule is said in both languages, and nonsense is not', async () => {
  expect(await spokenCron('0 14 * * 1-5', 'en-US')).toBe('At 14:00, Monday through Friday');
  expect(await spokenCron('0 14 * * *', 'it-IT')).toBe('Alle 14:00');
  expect(await spokenCron('every now and then', 'en-US')).toBeUndefined();
});
