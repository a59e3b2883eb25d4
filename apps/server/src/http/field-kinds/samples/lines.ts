import type { KindSamples } from './sample.js';

export const text: KindSamples = {
  title: 'Text',
  text: 'One line of text. How long it may be is always said.',
  samples: [
    {
      name: 'plain', title: 'With a largest length', text: 'Required, because nothing says otherwise. Help stands under the field.',
      fields: { reason: { kind: 'text', title: 'Reason', help: 'It is written into the history.', maxLength: 40 } },
      wrong: [
        { values: {}, reason: 'required' },
        { values: { reason: 'A reason that goes on for much longer than forty characters' }, reason: 'too-long' },
        { values: { reason: 'two\nlines' }, reason: 'not-one-line' },
        { values: { reason: 7 }, reason: 'wrong-type' },
        { values: { reason: 'lost', because: 'nobody asked' }, reason: 'unknown-field' },
      ],
    },
    {
      name: 'optional', title: 'Optional', text: 'It may stay empty; your use case then reads undefined.',
      fields: { note: { kind: 'text', title: 'Note', maxLength: 80, optional: true } },
      wrong: [{ values: { note: true }, reason: 'wrong-type' }],
    },
    {
      name: 'initial', title: 'With an initial value', text: 'People change it or leave it. An option with an initial value need not be stored again when your package grows.',
      fields: { profile: { kind: 'text', title: 'Encoding profile', maxLength: 40, initial: 'visitor' } },
      wrong: [{ values: { profile: '' }, reason: 'required' }],
    },
    {
      name: 'pattern', title: 'With a pattern', text: 'A regular expression, matched with the flag u. Anchor it, or a part will do.',
      fields: { plate: { kind: 'text', title: 'Number plate', help: 'Two letters, three digits, two letters.', maxLength: 7, pattern: '^[A-Z]{2}[0-9]{3}[A-Z]{2}$' } },
      wrong: [{ values: { plate: 'ab-12' }, reason: 'pattern' }],
    },
    {
      name: 'when-option', title: 'Asked only under an option', text: 'The administrator decides whether people are asked at all.',
      options: { askForReason: { kind: 'boolean', title: 'Ask for a reason', initial: true } },
      fields: { reason: { kind: 'text', title: 'Reason', maxLength: 200, when: { option: 'askForReason', is: true } } },
      wrong: [{ values: {}, reason: 'required' }],
    },
    {
      name: 'when-field', title: 'Asked only after another answer', text: 'One comparison, never an expression. When it does not hold, an answer is dropped rather than refused.',
      fields: {
        isReplacement: { kind: 'boolean', title: 'It replaces another card' },
        oldCard: { kind: 'text', title: 'Number of the old card', maxLength: 20, when: { field: 'isReplacement', is: true } },
      },
      wrong: [{ values: { isReplacement: true }, reason: 'required' }],
    },
    {
      name: 'element', title: 'Drawn by a custom element', text: 'Your package ships a custom element and names it here. The server still checks the value by the field.',
      fields: { colour: { kind: 'text', title: 'Colour of the badge', maxLength: 7, pattern: '^#[0-9a-f]{6}$', initial: '#0b57d0', element: 'gallery-colour' } },
      wrong: [{ values: { colour: 'blue' }, reason: 'pattern' }],
    },
    {
      name: 'attribute', title: 'As an attribute', text: 'What only attributes of an object type say: filled from a range of numbers, found by an index, held once, or kept from those without the right.',
      fields: {
        number: { kind: 'text', title: 'Permit number', maxLength: 12, indexed: true, unique: true, optional: true, numbered: { range: 'permits', prefix: 'P-', digits: 6 } },
        holderName: { kind: 'text', title: 'Name of the holder', maxLength: 120, optional: true, sensitive: 'ReadIdentification', about: 'holder' },
        batch: { kind: 'text', title: 'Delivery', maxLength: 40, optional: true, internal: true },
        remark: { kind: 'text', title: 'Remark', maxLength: 80, optional: true, begins: 'remark' },
      },
      wrong: [{ values: { number: 'P-0000000000001' }, reason: 'too-long' }],
    },
  ],
};

export const boolean: KindSamples = {
  title: 'Yes or no',
  text: 'A switch. It always has an answer: off unless an initial value says otherwise.',
  samples: [
    {
      name: 'plain', title: 'Off at first', text: 'Nobody has to touch it.',
      fields: { isUrgent: { kind: 'boolean', title: 'It is urgent' } },
      wrong: [{ values: { isUrgent: 'yes' }, reason: 'wrong-type' }],
    },
    {
      name: 'initial', title: 'On at first', text: 'As options of use cases often are.',
      fields: { queue: { kind: 'boolean', title: 'Queue cards', help: 'Queued cards wait for the next submission.', initial: true } },
      wrong: [{ values: { queue: 1 }, reason: 'wrong-type' }],
    },
  ],
};

export const email: KindSamples = {
  title: 'E-mail address',
  text: 'One address as mail servers take it, at most 254 characters.',
  samples: [
    {
      name: 'plain', title: 'An address', text: 'Whether anybody reads mail there is not looked at.',
      fields: { email: { kind: 'email', title: 'E-mail' } },
      wrong: [{ values: { email: 'ada@' }, reason: 'not-an-email-address' }, { values: { email: 'ada@example.org, ben@example.org' }, reason: 'not-an-email-address' }],
    },
  ],
};

export const phone: KindSamples = {
  title: 'Telephone number',
  text: 'A plus if it is international, then 2 to 15 digits of which the first is not 0.',
  samples: [
    {
      name: 'plain', title: 'A number', text: 'No spaces and no dashes reach your use case.',
      fields: { phone: { kind: 'phone', title: 'Mobile phone', optional: true } },
      wrong: [{ values: { phone: '0471 12345' }, reason: 'not-a-phone-number' }],
    },
  ],
};

export const secret: KindSamples = {
  title: 'Secret',
  text: 'Settings of connectors, and steps that order something of accounts. It is sealed at the door and never read back; logs, audit and runs do not hold it.',
  samples: [
    {
      name: 'plain', title: 'A key', text: 'A connector gets it opened, a use case gets it sealed.',
      fields: { apiKey: { kind: 'secret', title: 'Key of the interface', maxLength: 200 } },
      wrong: [{ values: {}, reason: 'required' }],
    },
  ],
};
