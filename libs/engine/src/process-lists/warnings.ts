import type { Catalogue } from '../catalogue/index.js';
import { isOneAtATime } from '../fields/one-at-a-time.js';
import { ownOf } from '../own.js';
import { attainableStates, reachableStates, reachableWithAnyOptions, statesOf } from './life-cycle.js';
import type { PlacedEntry, TroubledEntry } from './rules.js';
import type { Warning } from './sentences.js';

/** What an administrator probably did not mean, over all entries of an object type; reactions of packages `asleep` count as off. */
export function warningsOf(catalogue: Catalogue, entries: readonly PlacedEntry[], objectType: string, asleep?: ReadonlySet<string>): readonly Warning[] {
  const on = entries.filter((one) => one.entry.enabled && one.useCase.objectType.name === objectType);
  const reachable = reachableStates(catalogue, on, objectType, asleep);
  return [...sleeping(entries, objectType), ...neverRunning(catalogue, on, reachable), ...unreachable(catalogue, on, objectType, asleep), ...unscheduled(on), ...oneAtATime(on)];
}

function sleeping(entries: readonly PlacedEntry[], objectType: string): readonly Warning[] {
  return entries
    .filter((one) => one.asleep !== undefined && one.list.objectType === objectType)
    .map(({ list, entry, useCase, asleep = '' }) => ({
      kind: 'asleep',
      entryId: entry.id,
      state: list.place,
      text: '"{useCase}" is asleep: the package {package} is switched off.',
      details: { useCase: entry.title ?? useCase.title, package: asleep },
    }));
}

function neverRunning(catalogue: Catalogue, on: readonly PlacedEntry[], reachable: ReadonlySet<string>): readonly Warning[] {
  return on
    .flatMap((one) => statesOf(one).filter((state) => !reachable.has(state)).map((state) => ({ ...one, state })))
    .map(({ list, entry, useCase, state }) => ({
      kind: 'entry-never-runs',
      entryId: entry.id,
      state: list.objectType === useCase.objectType.name ? list.place : state,
      text: '"{useCase}" can never run: no use case that is on leads to "{state}".',
      details: { useCase: entry.title ?? useCase.title, state: stateTitle(catalogue, useCase.objectType.name, state) },
    }));
}

// Of an object type of which nothing is on, of states that nothing installed leads to, and of states that an option
// leaves out, there is nothing to say: nobody could do anything about them, or somebody wanted it so.
function unreachable(catalogue: Catalogue, on: readonly PlacedEntry[], objectType: string, asleep?: ReadonlySet<string>): readonly Warning[] {
  if (on.length === 0) return [];
  const reachable = reachableWithAnyOptions(catalogue, on, objectType, asleep);
  const lost = [...attainableStates(catalogue, objectType)].filter((state) => !reachable.has(state));
  return lost.map((state) => ({
    kind: 'state-unreachable',
    state,
    text: 'Nothing can come to "{state}" with the use cases that are on.',
    details: { state: stateTitle(catalogue, objectType, state) },
  }));
}

function unscheduled(on: readonly PlacedEntry[]): readonly Warning[] {
  return on
    .filter(({ entry, useCase }) => entry.cron === undefined && useCase.startsAt.every((start) => start === 'schedule'))
    .map(({ list, entry, useCase }) => ({
      kind: 'not-scheduled',
      entryId: entry.id,
      state: list.place,
      text: '"{useCase}" starts by schedule only, and has none.',
      details: { useCase: entry.title ?? useCase.title },
    }));
}

// It says that it takes many objects; with these options only one can be answered for.
function oneAtATime(on: readonly PlacedEntry[]): readonly Warning[] {
  return on
    .filter(({ entry, useCase }) => useCase.startsAt.includes('batch') && isOneAtATime(useCase, entry.options))
    .map(({ list, entry, useCase }) => ({
      kind: 'one-at-a-time',
      entryId: entry.id,
      state: list.place,
      text: '"{useCase}" asks for a file or a device as it is set here, and is not offered for many objects at once.',
      details: { useCase: entry.title ?? useCase.title },
    }));
}

function stateTitle(catalogue: Catalogue, objectType: string, place: string): string {
  return ownOf(catalogue.objectType(objectType).states, place)?.title ?? place;
}

/** The entries of an object type that work for nobody until an administrator has looked at their options. */
export function needAttention(troubled: readonly TroubledEntry[], objectType: string): readonly Warning[] {
  return troubled
    .filter((one) => one.list.objectType === objectType)
    .map(({ list, entry, useCase, trouble }) => ({
      kind: 'needs-attention',
      entryId: entry.id,
      state: list.place,
      text: '"{useCase}" needs your attention: an earlier version stored its options, and this one cannot read them ({trouble}). It is not offered until you have set them and saved.',
      details: { useCase: entry.title ?? useCase.title, trouble },
    }));
}
