import type { KindSamples } from './sample.js';

export const date: KindSamples = {
  title: 'Day',
  text: 'A day of the calendar, written as YYYY-MM-DD. It has no time and no time zone.',
  samples: [
    {
      name: 'plain', title: 'A day', text: 'People pick it from a calendar or type it as their language writes it.',
      fields: { until: { kind: 'date', title: 'Valid until' } },
      wrong: [{ values: { until: '2026-02-30' }, reason: 'not-a-date' }, { values: { until: '1.3.2026' }, reason: 'not-a-date' }],
    },
    {
      name: 'optional', title: 'A day, or none', text: 'Without a day there is no end.',
      fields: { until: { kind: 'date', title: 'Valid until', help: 'Empty: until somebody withdraws it.', optional: true } },
      wrong: [{ values: { until: 20_260_301 }, reason: 'not-a-date' }],
    },
  ],
};

export const dateTime: KindSamples = {
  title: 'Moment',
  text: 'A day with a time and its offset, as ISO 8601 writes it.',
  samples: [
    {
      name: 'plain', title: 'A moment', text: 'People see and type their own time; your use case reads one that means the same everywhere.',
      fields: { opensAt: { kind: 'date-time', title: 'Opens at' } },
      wrong: [{ values: { opensAt: '2026-11-30T14:00:00' }, reason: 'not-a-moment' }],
    },
  ],
};

export const stamp: KindSamples = {
  title: 'Stamp',
  text: 'Attributes only: when something was established, and by whom. The house or a task writes it; people never type it.',
  samples: [
    {
      name: 'plain', title: 'Who checked it, and when', text: 'A profile shows date and name.',
      fields: { checked: { kind: 'stamp', title: 'Checked', optional: true } },
      wrong: [{ values: { checked: 'yesterday, by me' }, reason: 'wrong-type' }],
    },
  ],
};
