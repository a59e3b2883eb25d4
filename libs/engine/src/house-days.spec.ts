import fc from 'fast-check';
import { daysIn } from './house-days.js';

it.each([
  ['Europe/Rome', '2026-01-15T22:59:59Z', '2026-01-15'],
  ['Europe/Rome', '2026-01-15T23:00:00Z', '2026-01-16'],
  ['Europe/Rome', '2026-07-15T21:59:59Z', '2026-07-15'],
  ['Europe/Rome', '2026-07-15T22:00:00Z', '2026-07-16'],
  ['America/New_York', '2026-07-15T03:59:59Z', '2026-07-14'],
  ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
])('%s at %s: %s', (zone, moment, day) => {
  expect(daysIn(zone)(new Date(moment))).toBe(day);
});

it('no day is left out and none comes twice, in summer, in winter and between', () => {
  const hour = 3_600_000;
  const zones = fc.constantFrom('Europe/Rome', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tokyo', 'UTC');
  fc.assert(fc.property(zones, fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (zone, moment) => {
    const dayOf = daysIn(zone);
    const hours = Array.from({ length: 72 }, (_, index) => dayOf(new Date(moment.getTime() + index * hour)));
    const days = [...new Set(hours)];
    const following = days.map((_, index) => new Date(Date.parse(days[0] ?? '') + index * 24 * hour).toISOString().slice(0, 10));
    expect(days).toEqual(following);
    expect([...hours].sort()).toEqual(hours);
  }));
});
