import type { AclEntry, UserFilter } from '../../access/index.js';
import type { Speech } from './speech.js';

const SUBJECTS: Readonly<Record<string, string>> = {
  role: 'role {is}',
  group: 'group {is}',
  unit: 'unit {is}',
  organisation: 'organisation {is}',
  position: 'position {is}',
  identity: 'person {is}',
  'first-superior': 'under {is}',
  'second-superior': 'two levels under {is}',
  superior: 'somewhere under {is}',
};

/** Whom an entry of an access scheme is about. */
export function whoWords(speech: Speech, { filter, relations = [] }: AclEntry): string {
  const about = relations.map((relation) => speech.word(relation === 'self' ? 'about themselves' : 'about what they made'));
  return [filterWords(speech, filter), ...about].join(', ');
}

function filterWords(speech: Speech, filter: UserFilter): string {
  if ('everyone' in filter) return speech.word('everyone');
  if ('all' in filter) return joined(speech, filter.all, '{one} and {other}');
  if ('any' in filter) return joined(speech, filter.any, '{one} or {other}');
  if ('not' in filter) return speech.say('not {who}', { who: filterWords(speech, filter.not) });
  return speech.say(SUBJECTS[filter.subject] ?? '{is}', { is: filter.is });
}

function joined(speech: Speech, filters: readonly UserFilter[], text: string): string {
  const [first, ...rest] = filters.map((one) => filterWords(speech, one));
  return first === undefined ? speech.word('nobody') : rest.reduce((one, other) => speech.say(text, { one, other }), first);
}
