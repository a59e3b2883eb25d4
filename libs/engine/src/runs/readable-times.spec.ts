import { withReadableTimes } from './readable-times.js';

const details = { holder: 'Bruno', since: '2030-01-05T14:00:00.000Z', day: '2030-01-05', count: 3 };

it('writes moments as people do, with the zone, and leaves the rest', () => {
  expect(withReadableTimes(details, 'en-US')).toEqual({ ...details, since: expect.stringMatching(/^January \d, 2030 at \d\d:\d\d [AP]M \S+$/) });
  expect(withReadableTimes(details, 'it-IT')).toEqual({ ...details, since: expect.stringMatching(/^\d gennaio 2030 alle ore \d\d:\d\d \S+$/) });
});

it('leaves what only looks like a moment', () => {
  expect(withReadableTimes({ since: '2030-13-45T99:99:99Z' }, 'it-IT')).toEqual({ since: '2030-13-45T99:99:99Z' });
});
