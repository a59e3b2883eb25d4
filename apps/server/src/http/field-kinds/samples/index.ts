import type { Field } from '@tessera/plugin-api';
import { choice, language, roles } from './choices.js';
import { boolean, email, phone, secret, text } from './lines.js';
import { integer, list } from './numbers.js';
import { device, file, image, object } from './things.js';
import { date, dateTime, stamp } from './times.js';
import type { KindSamples } from './sample.js';

export type { KindSamples, Sample, WrongAnswer } from './sample.js';

/** Every field kind of the contract with its samples: a kind without any does not compile. */
export const SAMPLES: Readonly<Record<Field['kind'], KindSamples>> = {
  text, integer, boolean, date, 'date-time': dateTime, choice, list, object, email, phone, language, file, image, roles, secret, device, stamp,
};
