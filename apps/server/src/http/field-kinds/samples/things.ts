import type { KindSamples } from './sample.js';

const NOBODY = '0191d3a0-7c1e-7b52-9f0e-5a4d3c2b1a09';

export const object: KindSamples = {
  title: 'Object',
  text: 'An object of a type that is installed, found by what is written on it. Nobody picks what they may not see.',
  samples: [
    {
      name: 'plain', title: 'Any object of a type', text: 'Your use case reads its id; run.read gives you what is written on it.',
      fields: { person: { kind: 'object', title: 'Person', objectType: 'identity' } },
      wrong: [{ values: { person: NOBODY }, reason: 'unknown-object' }, { values: { person: 7 }, reason: 'wrong-type' }],
    },
    {
      name: 'narrowed', title: 'In a state, with a value', text: 'Only objects in these states, whose indexed attributes have these values.',
      fields: { holder: { kind: 'object', title: 'Holder', objectType: 'identity', inState: ['active'], having: { source: 'IDM' } } },
      wrong: [{ values: { holder: NOBODY }, reason: 'unknown-object' }],
    },
  ],
};

export const file: KindSamples = {
  title: 'File',
  text: 'A document. What it is is told by its content, never by its name; its value is the id of the upload.',
  samples: [
    {
      name: 'plain', title: 'A PDF', text: 'Try a text file that calls itself .pdf. Uploads that nothing uses are removed after a day.',
      fields: { contract: { kind: 'file', title: 'Signed contract', accept: ['application/pdf'], maxKilobytes: 500 } },
      wrong: [{ values: { contract: NOBODY }, reason: 'unknown-file' }],
    },
    {
      name: 'bound', title: 'With a limit from an option', text: 'The administrator decides how large it may be.',
      options: { largestKilobytes: { kind: 'integer', title: 'Largest size in kilobytes', min: 1, max: 5_000, initial: 200 } },
      fields: { proof: { kind: 'file', title: 'Proof', accept: ['application/pdf', 'image/png', 'image/jpeg'], maxKilobytes: { option: 'largestKilobytes' }, optional: true } },
      wrong: [{ values: { proof: 'proof.pdf' }, reason: 'unknown-file' }],
    },
  ],
};

export const image: KindSamples = {
  title: 'Picture',
  text: 'A picture from the camera or from a file, cut to a size by whoever sends it and drawn anew by the server.',
  samples: [
    {
      name: 'plain', title: 'A portrait', text: 'Width, height and size may also come from options.',
      fields: { portrait: { kind: 'image', title: 'Portrait', width: 240, height: 320, maxKilobytes: 100 } },
      wrong: [{ values: { portrait: NOBODY }, reason: 'unknown-file' }],
    },
  ],
};

export const device: KindSamples = {
  title: 'Device',
  text: 'A conversation with a device on the desk. Its answer is a signed receipt for one field of one run.',
  samples: [
    {
      name: 'plain', title: 'Encode a card', text: 'Here is no run, so the encoder refuses. In a run PIN and PUK go into the vault, and your use case reads the serial number of the chip.',
      fields: { encoding: { kind: 'device', title: 'Card reader', action: 'encode-card' } },
      wrong: [{ values: { encoding: 'a receipt that somebody made up' }, reason: 'bad-receipt' }],
    },
    {
      name: 'expects', title: 'Only the right card', text: 'The attribute of the subject that must equal the serial number of the chip before anything is written.',
      fields: { encoding: { kind: 'device', title: 'Card reader', action: 'encode-card', expects: 'chipSerial' } },
      wrong: [{ values: {}, reason: 'required' }],
    },
  ],
};
