import type { KindSamples } from './sample.js';

export const integer: KindSamples = {
  title: 'Whole number',
  text: 'From a smallest to a largest value. Few values become a drop-down.',
  samples: [
    {
      name: 'few', title: 'Few values', text: 'A drop-down, so that nobody types.',
      fields: { amount: { kind: 'integer', title: 'Amount', min: 1, max: 9, initial: 1 } },
      wrong: [
        { values: { amount: 0 }, reason: 'too-small' }, { values: { amount: 10 }, reason: 'too-large' },
        { values: { amount: 2.5 }, reason: 'not-an-integer' }, { values: { amount: '2' }, reason: 'wrong-type' },
      ],
    },
    {
      name: 'many', title: 'Many values', text: 'A number field; the limits are checked while people type.',
      fields: { days: { kind: 'integer', title: 'Days', min: 1, max: 3_650 } },
      wrong: [{ values: { days: 4_000 }, reason: 'too-large' }],
    },
    {
      name: 'bound', title: 'With a limit from an option', text: 'The administrator sets the largest amount; change it above and the field follows.',
      options: { largestAmount: { kind: 'integer', title: 'Largest amount', min: 1, max: 1_000, initial: 5 } },
      fields: { amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'largestAmount' }, initial: 1 } },
      wrong: [{ values: { amount: 1_001 }, reason: 'too-large' }],
    },
  ],
};

export const list: KindSamples = {
  title: 'List',
  text: 'Several values of one kind, in the order in which they were given; none stands in it twice.',
  samples: [
    {
      name: 'integers', title: 'Whole numbers', text: 'For example on how many days before the end people are reminded.',
      fields: { reminders: { kind: 'list', title: 'Days before the end', of: { kind: 'integer', min: 1, max: 90 }, minItems: 1, maxItems: 4, initial: [7, 1] } },
      wrong: [
        { values: { reminders: [7, 7] }, reason: 'given-twice' }, { values: { reminders: [1, 2, 3, 4, 5] }, reason: 'too-many' },
        { values: { reminders: [120] }, reason: 'too-large' },
      ],
    },
    {
      name: 'texts', title: 'Lines of text', text: 'Each line has its largest length, and a pattern if it needs one.',
      fields: {
        doors: { kind: 'list', title: 'Doors', of: { kind: 'text', maxLength: 12, pattern: '^[A-Z][0-9]+$' }, minItems: 1, maxItems: 10 },
      },
      wrong: [{ values: { doors: [] }, reason: 'too-few' }, { values: { doors: ['north'] }, reason: 'pattern' }],
    },
  ],
};
