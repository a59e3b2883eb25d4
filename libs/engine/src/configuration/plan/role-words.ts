import type { Json } from '../../model.js';
import { partsOfPath } from '../part.js';
import type { PartChange } from '../part.js';
import { countText } from './counts.js';
import type { LiveCounts } from './counts.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

/** What the people who have a role gain and lose. */
export function roleWords(speech: Speech, { path, before, after }: PartChange, counts: LiveCounts): Words {
  const [, name = ''] = partsOfPath(path);
  const holders = countText(counts.holders.get(name) ?? { count: 0 }, speech.language);
  const role = titleOf(after ?? before, name);
  const [old, now] = [permissionsOf(before), permissionsOf(after)];
  const lost = old.filter((one) => !now.includes(one));
  const gained = now.filter((one) => !old.includes(one));
  const say = (text: string, permissions: readonly string[] = []) => speech.say(text, { role, holders, permissions: permissions.join(', ') });
  const sentences = [
    ...(before === undefined ? [say('The role {role} is added.')] : []),
    ...(after === undefined ? [say('The role {role} is removed. People who have it: {holders}.')] : []),
    ...(after !== undefined && lost.length > 0 ? [say('{role} loses {permissions}. People who have this role: {holders}.', lost)] : []),
    ...(gained.length > 0 ? [say('{role} may {permissions} from now on. People who have this role: {holders}.', gained)] : []),
    ...(before !== undefined && after !== undefined ? otherChanges(speech, name, before, after) : []),
  ];
  return { sentences, takesAway: lost.length > 0 };
}

function otherChanges(speech: Speech, name: string, before: Json, after: Json): readonly string[] {
  const [from, to] = [titleOf(before, name), titleOf(after, name)];
  const [was, is] = [isDefault(before), isDefault(after)];
  return [
    ...(from === to ? [] : [speech.say('"{from}" is called "{to}" from now on.', { from, to })]),
    ...(was === is ? [] : [speech.say(is ? 'Everybody who gets an account has the role {role} from now on.' : 'New accounts no longer get the role {role} by themselves.', { role: to })]),
  ];
}

const titleOf = (content: Json | undefined, name: string): string => (typeof content?.['title'] === 'string' ? content['title'] : name);

const isDefault = (content: Json): boolean => content['isDefault'] === true || content['default'] === true;

const permissionsOf = (content: Json | undefined): readonly string[] =>
  Array.isArray(content?.['permissions']) ? (content['permissions'] as readonly unknown[]).map(String) : [];
