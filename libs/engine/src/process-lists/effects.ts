import type { Catalogue } from '../catalogue/index.js';
import type { Place } from '../model.js';
import { ownOf } from '../own.js';
import { pairs, stateOf } from './life-cycle.js';
import type { PlacedEntry } from './rules.js';
import type { Sentence } from './sentences.js';

/** What changes for people when the entries of a place go from `before` to `after`, in words. */
export function effectsOf(catalogue: Catalogue, before: readonly PlacedEntry[], after: readonly PlacedEntry[]): readonly Sentence[] {
  return [...lost(before, after), ...after.flatMap((one) => effectOfEntry(catalogue, one, before))];
}

/** Whether somebody loses a use case that works today. */
export function takesAway(before: readonly PlacedEntry[], after: readonly PlacedEntry[]): boolean {
  return lost(before, after).length > 0;
}

/** What an entry does: from, to, who may, and when it starts by itself. */
export function describeEntry(catalogue: Catalogue, { list, entry, useCase }: PlacedEntry): Sentence {
  const targets = (useCase.moves[stateOf(list.place)] ?? []).map((to) => stateTitle(catalogue, list.objectType, to)).join(', ');
  if (useCase.objectType.name !== list.objectType) return describeElsewhere(catalogue, { list, entry, useCase });
  const details = { useCase: entry.title ?? useCase.title, from: stateTitle(catalogue, list.objectType, list.place), to: targets, permission: useCase.permission };
  if (entry.cron !== undefined) {
    return { text: '"{useCase}" starts by schedule ({cron}): {from} becomes {to}.', details: { ...details, cron: entry.cron } };
  }
  return { text: '"{useCase}" is offered to holders of {permission}: {from} becomes {to}.', details };
}

function describeElsewhere(catalogue: Catalogue, { list, entry, useCase }: PlacedEntry): Sentence {
  const { name, title } = useCase.objectType;
  const ways = pairs(useCase.moves).map(({ from, to }) => `${stateTitle(catalogue, name, from)} → ${stateTitle(catalogue, name, to)}`).join(', ');
  const details = { useCase: entry.title ?? useCase.title, permission: useCase.permission, place: stateTitle(catalogue, list.objectType, list.place), title, ways };
  return { text: '"{useCase}" is offered to holders of {permission} on "{place}"; they pick the object ({title}: {ways}).', details };
}

function lost(before: readonly PlacedEntry[], after: readonly PlacedEntry[]): readonly Sentence[] {
  const kept = new Set(after.filter((one) => one.entry.enabled).map((one) => one.entry.id));
  return before
    .filter((one) => one.entry.enabled && !kept.has(one.entry.id))
    .map(({ entry, useCase }) => ({
      text: '"{useCase}" is no longer offered here. Runs that are open end with a refusal.',
      details: { useCase: entry.title ?? useCase.title },
    }));
}

function effectOfEntry(catalogue: Catalogue, one: PlacedEntry, before: readonly PlacedEntry[]): readonly Sentence[] {
  const earlier = before.find((other) => other.entry.id === one.entry.id && other.entry.enabled);
  if (!one.entry.enabled) return [];
  if (!earlier) return [describeEntry(catalogue, one)];
  return changedOptions(earlier, one) || earlier.entry.cron !== one.entry.cron || earlier.entry.title !== one.entry.title
    ? [{ text: '"{useCase}" works with other settings from the next start on.', details: { useCase: one.entry.title ?? one.useCase.title } }]
    : [];
}

function changedOptions(a: PlacedEntry, b: PlacedEntry): boolean {
  const names = new Set([...Object.keys(a.entry.options), ...Object.keys(b.entry.options)]);
  return [...names].some((name) => a.entry.options[name] !== b.entry.options[name]);
}

function stateTitle(catalogue: Catalogue, objectType: string, place: Place): string {
  return place === 'new' ? 'new' : (ownOf(catalogue.objectType(objectType).states, place)?.title ?? place);
}
