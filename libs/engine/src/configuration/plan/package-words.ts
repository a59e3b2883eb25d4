import type { Json } from '../../model.js';
import { partsOfPath } from '../part.js';
import type { PartChange } from '../part.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

/** Whether a package wakes up or falls asleep. */
export function packageWords(speech: Speech, { path, before, after }: PartChange): Words {
  const [, name = ''] = partsOfPath(path);
  if (isOn(before) === isOn(after)) return { sentences: [], takesAway: false };
  const sentence = isOn(after)
    ? 'The package {name} is switched on.'
    : 'The package {name} falls asleep: its use cases are not offered, its schedules do not start, its connectors do not answer.';
  return { sentences: [speech.say(sentence, { name })], takesAway: !isOn(after) };
}

// A package that is not mentioned is on.
const isOn = (content: Json | undefined): boolean => content?.['enabled'] !== false;
