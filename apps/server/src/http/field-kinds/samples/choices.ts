import type { KindSamples } from './sample.js';

export const choice: KindSamples = {
  title: 'Choice',
  text: 'One of several. Your use case reads the key as a union of literal types; people read the text.',
  samples: [
    {
      name: 'few', title: 'Two or three', text: 'They stand below each other, so that all of them are seen.',
      fields: { zone: { kind: 'choice', title: 'Zone', choices: { inner: 'Inner courtyard', outer: 'Outer ring' }, initial: 'inner' } },
      wrong: [{ values: { zone: 'roof' }, reason: 'not-a-choice' }, { values: {}, reason: 'required' }],
    },
    {
      name: 'many', title: 'More than three, or optional', text: 'A drop-down. Optional, it also offers none.',
      fields: {
        day: { kind: 'choice', title: 'Day', optional: true, choices: { monday: 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday', friday: 'Friday' } },
      },
      wrong: [{ values: { day: 'sunday' }, reason: 'not-a-choice' }],
    },
    {
      name: 'more', title: 'With choices that a connector knows', text: 'Your own choices, and what the capability lists: here the layouts of the card bureau. When the partner is away, your own are left.',
      fields: {
        layout: { kind: 'choice', title: 'Layout', choices: { standard: 'Standard card' }, more: { capability: 'card-producer', list: 'layouts' }, initial: 'standard' },
      },
      wrong: [{ values: { layout: 'no such layout' }, reason: 'not-a-choice' }],
    },
  ],
};

export const language: KindSamples = {
  title: 'Language',
  text: 'A language that the house speaks.',
  samples: [
    {
      name: 'plain', title: 'A language', text: 'For example in which one somebody is written to.',
      fields: { language: { kind: 'language', title: 'Language', initial: 'it-IT' } },
      wrong: [{ values: { language: 'fr-FR' }, reason: 'not-a-choice' }],
    },
  ],
};

export const roles: KindSamples = {
  title: 'Roles',
  text: 'Any number of the roles that there are; the house fills in which.',
  samples: [
    {
      name: 'plain', title: 'Roles', text: 'No role at all is an answer, too. For use cases that order something of accounts.',
      fields: { roles: { kind: 'roles', title: 'Roles', optional: true } },
      wrong: [{ values: { roles: ['no-such-role'] }, reason: 'not-a-choice' }, { values: { roles: 'operator' }, reason: 'wrong-type' }],
    },
  ],
};
