import type { Json } from '../../model.js';
import type { PartChange } from '../part.js';
import { differencesBetween } from './differences.js';
import type { Difference } from './differences.js';
import type { Speech } from './speech.js';
import { harmless } from './words.js';
import type { Words } from './words.js';

/** Names a key of a part; the way to it when it stands deeper. */
export type NameKey = (way: readonly string[]) => string;

const LONGEST = 80;

/** What changes in a part that has no words of its own: key by key. */
export function otherWords(speech: Speech, { before, after }: PartChange): Words {
  if (before === undefined) return harmless(speech.word('It is added.'));
  if (after === undefined) return { sentences: [speech.word('It is removed.')], takesAway: true };
  const stops = before['enabled'] === true && after['enabled'] === false;
  return { sentences: keyWords(speech, before, after, (way) => way.map((key) => speech.word(inWords(key))).join(' › ')), takesAway: stops };
}

/** One sentence for each key that changes. */
export function keyWords(speech: Speech, before: Json, after: Json, nameOf: NameKey): readonly string[] {
  return differencesBetween(before, after).map((difference) => keySentence(speech, difference, nameOf(difference.way)));
}

function keySentence(speech: Speech, { from, to }: Difference, key: string): string {
  if (from !== undefined && to === undefined) return speech.say('{key} is removed.', { key });
  const [old, now] = [textOf(speech, from), textOf(speech, to)];
  if (old === undefined || now === undefined) return speech.say('{key} gets another text.', { key });
  return from === undefined ? speech.say('{key}: {to}.', { key, to: now }) : speech.say('{key}: {to} instead of {from}.', { key, from: old, to: now });
}

// What is too long to be read in a sentence can be compared side by side.
function textOf(speech: Speech, value: unknown): string | undefined {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return speech.word(value ? 'on' : 'off');
  const text = Array.isArray(value) ? value.map(written).join(', ') : written(value);
  return text.length > LONGEST || text.includes('\n') ? undefined : text === '' ? '–' : text;
}

const written = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** `maximumAmount` and `maximum-amount` as people write it. */
export function inWords(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
