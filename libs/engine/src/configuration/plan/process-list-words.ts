import type { AnyUseCase } from '@tessera/plugin-api';
import type { Json } from '../../model.js';
import { completeOptions } from '../../process-lists/rules.js';
import { optionsText, optionValueText } from '../../process-lists/sentences.js';
import type { WrittenEntry } from '../match-entries.js';
import { canonical, partsOfPath } from '../part.js';
import type { PartChange } from '../part.js';
import { countText, openRunsKey } from './counts.js';
import type { LiveCounts } from './counts.js';
import { entriesOf, pairsOf } from './entries.js';
import type { EntryPair } from './entries.js';
import { scheduleWords } from './schedule-words.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

interface At {
  readonly objectType: string;
  readonly place: string;
}

/** Whether a path is the process list of an object type that is installed. */
export function isListOfInstalledType(speech: Speech, path: string): boolean {
  return speech.hasType(atOf(path).objectType);
}

/** What changes at one place of an object type. */
export function processListWords(speech: Speech, change: PartChange, counts: LiveCounts): Words {
  const at = atOf(change.path);
  const [before, after] = [entriesOf(change.before), entriesOf(change.after)];
  const pairs = pairsOf(before, after);
  const lost = pairs.filter(isLost);
  return {
    sentences: [
      ...pairs.flatMap((pair) => pairWords(speech, at, pair)),
      ...lost.flatMap((pair) => runWords(speech, at, pair, after, counts)),
      ...orderWords(speech, pairs, before),
    ],
    takesAway: lost.length > 0,
  };
}

function pairWords(speech: Speech, at: At, { before, after }: EntryPair): readonly string[] {
  if (before && after) return [...switchWords(speech, at, before, after), ...settingWords(speech, before, after)];
  if (after) return addedWords(speech, at, after);
  return before ? [removedWords(speech, at, before)] : [];
}

function addedWords(speech: Speech, at: At, entry: WrittenEntry): readonly string[] {
  const details = { useCase: titleOf(speech, entry), place: speech.place(at.objectType, at.place), options: textOfOptions(speech, entry) };
  const known = details.options === '' ? '"{useCase}" is switched on at "{place}".' : '"{useCase}" is switched on at "{place}" with {options}.';
  const added = speech.say(entry.enabled ? known : '"{useCase}" is added at "{place}", switched off.', details);
  return entry.cron === undefined || !entry.enabled ? [added] : [added, ...scheduleWords(speech, details.useCase, undefined, entry.cron)];
}

function removedWords(speech: Speech, at: At, entry: WrittenEntry): string {
  const details = { useCase: titleOf(speech, entry), place: speech.place(at.objectType, at.place) };
  return speech.say(entry.enabled ? '"{useCase}" is no longer offered at "{place}".' : '"{useCase}", which is off, is removed from "{place}".', details);
}

function switchWords(speech: Speech, at: At, before: WrittenEntry, after: WrittenEntry): readonly string[] {
  if (before.enabled === after.enabled) return [];
  const details = { useCase: titleOf(speech, after), place: speech.place(at.objectType, at.place) };
  return [speech.say(after.enabled ? '"{useCase}" is switched on at "{place}".' : '"{useCase}" is switched off at "{place}".', details)];
}

function settingWords(speech: Speech, before: WrittenEntry, after: WrittenEntry): readonly string[] {
  const useCase = titleOf(speech, after);
  const [from, to] = [titleOf(speech, before), useCase];
  return [
    ...(from === to ? [] : [speech.say('"{from}" is called "{to}" from now on.', { from, to })]),
    ...optionWords(speech, useCase, before, after),
    ...(before.cron === after.cron ? [] : scheduleWords(speech, useCase, before.cron, after.cron)),
  ];
}

function optionWords(speech: Speech, title: string, before: WrittenEntry, after: WrittenEntry): readonly string[] {
  const useCase = useCaseOf(speech, after);
  if (!useCase) return canonical(before.options) === canonical(after.options) ? [] : [speech.say('"{useCase}" gets other settings.', { useCase: title })];
  const [old, now] = [completeOptions(useCase, before.options), completeOptions(useCase, after.options)];
  return Object.entries(useCase.options)
    .map(([name, field]) => ({ option: speech.word(field.title), from: textOfOption(speech, useCase, name, old), to: textOfOption(speech, useCase, name, now) }))
    .filter(({ from, to }) => from !== to)
    .map((details) => speech.say('"{useCase}": {option} becomes {to} instead of {from}.', { useCase: title, ...details }));
}

// While another entry of the same use case stays on, nobody can tell whose runs they are without looking at each.
function runWords(speech: Speech, at: At, { before }: EntryPair, after: readonly WrittenEntry[], counts: LiveCounts): readonly string[] {
  const runs = before && counts.openRuns.get(openRunsKey(at.objectType, at.place, before.useCase));
  if (!before || !runs || runs.count === 0) return [];
  const useCase = titleOf(speech, before);
  return after.some((one) => one.enabled && one.useCase === before.useCase)
    ? [speech.say('Runs of "{useCase}" that were opened here end with a refusal.', { useCase })]
    : [speech.say('Open runs of "{useCase}": {count}. They end with a refusal.', { useCase, count: countText(runs, speech.language) })];
}

function orderWords(speech: Speech, pairs: readonly EntryPair[], before: readonly WrittenEntry[]): readonly string[] {
  const places = pairs.flatMap((pair) => (pair.before && pair.after ? [before.indexOf(pair.before)] : []));
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)) ? [speech.word('The use cases stand in another order.')] : [];
}

const isLost = ({ before, after }: EntryPair): boolean => before?.enabled === true && after?.enabled !== true;

const useCaseOf = ({ catalogue }: Speech, { useCase }: WrittenEntry): AnyUseCase | undefined =>
  catalogue.hasUseCase(useCase) ? catalogue.useCase(useCase) : undefined;

const titleOf = (speech: Speech, entry: WrittenEntry): string => entry.title ?? speech.word(useCaseOf(speech, entry)?.title ?? entry.useCase);

function textOfOptions(speech: Speech, entry: WrittenEntry): string {
  const useCase = useCaseOf(speech, entry);
  return useCase ? optionsText(speech.catalogue, useCase, completeOptions(useCase, entry.options), speech.language) : '';
}

function textOfOption({ catalogue, language }: Speech, useCase: AnyUseCase, name: string, options: Json): string {
  return optionValueText(catalogue, useCase, name, options, language);
}

function atOf(path: string): At {
  const [, objectType = '', place = ''] = partsOfPath(path);
  return { objectType, place };
}
