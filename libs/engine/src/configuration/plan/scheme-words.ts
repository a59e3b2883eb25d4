import type { AclEntry } from '../../access/index.js';
import type { Json } from '../../model.js';
import { canonical } from '../part.js';
import type { PartChange } from '../part.js';
import { whoWords } from './who-words.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

/** Who gains and who loses a right to objects. */
export function schemeWords(speech: Speech, { before, after }: PartChange): Words {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const lost = without(old, now);
  const gained = without(now, old);
  const say = (text: string) => (entry: AclEntry) => speech.say(text, { right: entry.permission, who: whoWords(speech, entry) });
  return {
    sentences: [
      ...(before === undefined ? [speech.word('These entries are added.')] : []),
      ...(after === undefined ? [speech.word('It is removed with all its entries.')] : []),
      ...lost.map(say('{right} is no longer allowed to: {who}.')),
      ...gained.map(say('{right} is allowed to: {who}.')),
    ],
    takesAway: lost.length > 0,
  };
}

function without(entries: readonly AclEntry[], others: readonly AclEntry[]): readonly AclEntry[] {
  const known = new Set(others.map((entry) => canonical(entry)));
  return entries.filter((entry) => !known.has(canonical(entry)));
}

const entriesOf = (content: Json | undefined): readonly AclEntry[] => {
  const written = content?.['entries'];
  return Array.isArray(written) ? (written as readonly AclEntry[]) : [];
};
