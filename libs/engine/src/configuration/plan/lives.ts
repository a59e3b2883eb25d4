import { pairs, reachableStates, statesOf } from '../../process-lists/life-cycle.js';
import type { PlacedEntry } from '../../process-lists/rules.js';
import { warningsOf } from '../../process-lists/warnings.js';
import type { Configuration } from '../part.js';
import { countText } from './counts.js';
import type { Counted, LiveCounts } from './counts.js';
import { switchedOn } from './entries.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

interface Change {
  readonly speech: Speech;
  readonly objectType: string;
  readonly before: readonly PlacedEntry[];
  readonly after: readonly PlacedEntry[];
}

/** What a change does to the objects that are there: what nobody can do with them any more, and where they get stuck. */
export function livesOf(speech: Speech, before: Configuration, after: Configuration, counts: LiveCounts): Words {
  const [old, now] = [switchedOn(speech.catalogue, before), switchedOn(speech.catalogue, after)];
  const ofTypes = [...counts.objects].filter(([objectType]) => speech.hasType(objectType)).map(([objectType, states]) => {
    const change: Change = { speech, objectType, before: old, after: now };
    return { stuck: [...states].flatMap(([state, counted]) => (counted.count > 0 ? ofState(change, state, counted) : [])), warned: newWarnings(change) };
  });
  const stuck = ofTypes.flatMap((one) => one.stuck);
  return { sentences: [...stuck, ...ofTypes.flatMap((one) => one.warned)], takesAway: stuck.length > 0 };
}

function ofState(change: Change, state: string, counted: Counted): readonly string[] {
  const { speech, objectType } = change;
  const details = { objects: speech.objects(objectType), state: speech.place(objectType, state), count: countText(counted, speech.language) };
  const unreachable = comesTo(change, change.before, state) && !comesTo(change, change.after, state);
  return [
    ...lostUseCases(change, state).map((useCase) => speech.say('{objects} in "{state}": {count}. Nobody could do "{useCase}" with them any more.', { ...details, useCase })),
    ...(leaves(change, change.before, state) && !leaves(change, change.after, state)
      ? [speech.say('{objects} in "{state}": {count}. Nothing could take them out of "{state}" any more.', details)] : []),
    ...(unreachable ? [speech.say('{objects} in "{state}": {count}. Nothing could come to "{state}" any more.', details)] : []),
  ];
}

function lostUseCases({ speech, objectType, before, after }: Change, state: string): readonly string[] {
  const offered = (entries: readonly PlacedEntry[]) => entries.filter((one) => one.useCase.objectType.name === objectType && statesOf(one).includes(state));
  const left = new Set(offered(after).map((one) => one.useCase));
  const lost = offered(before).filter((one) => !left.has(one.useCase));
  return [...new Set(lost.map((one) => one.entry.title ?? speech.word(one.useCase.title)))];
}

function comesTo({ speech, objectType }: Change, entries: readonly PlacedEntry[], state: string): boolean {
  return reachableStates(speech.catalogue, entries, objectType).has(state);
}

// Tasks of use cases that are on count, too: an order that waits for its producer is not stuck.
function leaves({ speech, objectType }: Change, entries: readonly PlacedEntry[], state: string): boolean {
  const reactions = speech.catalogue.reactionTasks().map((name) => speech.catalogue.task(name)).filter((task) => task.objectType.name === objectType);
  const own = entries.filter((one) => one.useCase.objectType.name === objectType);
  const moves = [
    ...own.filter((one) => statesOf(one).includes(state)).flatMap((one) => pairs(one.useCase.moves)),
    ...[...own.flatMap((one) => one.useCase.tasks ?? []), ...reactions].flatMap((task) => pairs(task.moves)),
  ];
  return moves.some(({ from, to }) => from === state && to !== state);
}

// A state that nothing came to before is no news either.
function newWarnings(change: Change): readonly string[] {
  const { speech, objectType, before, after } = change;
  const said = (entries: readonly PlacedEntry[]) => warningsOf(speech.catalogue, entries, objectType)
    .filter(({ kind, state = '' }) => kind !== 'state-unreachable' || comesTo(change, before, state)).map(({ text, details }) => speech.say(text, details));
  const known = new Set(said(before));
  return [...new Set(said(after))].filter((one) => !known.has(one));
}
