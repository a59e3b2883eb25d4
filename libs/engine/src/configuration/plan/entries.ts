import type { Catalogue } from '../../catalogue/index.js';
import type { Json, ProcessList } from '../../model.js';
import { Rules } from '../../process-lists/rules.js';
import type { PlacedEntry } from '../../process-lists/rules.js';
import { matchEntries } from '../match-entries.js';
import type { WrittenEntry } from '../match-entries.js';
import { partsOfPath, pathOf } from '../part.js';
import type { Configuration } from '../part.js';

/** An entry before and after; one side is missing when it comes or goes. */
export interface EntryPair {
  readonly before?: WrittenEntry;
  readonly after?: WrittenEntry;
}

/** The entries that a part of section `process-lists` holds. */
export function entriesOf(content: Json | undefined): readonly WrittenEntry[] {
  const written = content?.['entries'];
  return Array.isArray(written) ? (written as readonly Partial<WrittenEntry>[]).map(complete) : [];
}

/** The entries of a configuration that are on; those of packages that are asleep are not. */
export function switchedOn(catalogue: Catalogue, configuration: Configuration): readonly PlacedEntry[] {
  const isAsleep = (name: string) => configuration.get(pathOf('packages', name))?.['enabled'] === false;
  return rulesOf(catalogue, configuration).all().filter(({ entry, useCase }) => entry.enabled && !isAsleep(catalogue.packageOf(useCase).name));
}

// The process lists of a configuration, as rules.
function rulesOf(catalogue: Catalogue, configuration: Configuration): Rules {
  const lists = [...configuration].flatMap(([path, content]): readonly ProcessList[] => {
    const [section, objectType = '', place = ''] = partsOfPath(path);
    if (section !== 'process-lists') return [];
    return [{ objectType, place, revision: 1, entries: entriesOf(content).map((entry, index) => ({ ...entry, id: `${path}/${index}` })) }];
  });
  return new Rules(catalogue, 0, lists);
}

/** Finds entries again, as applying does. */
export function pairsOf(before: readonly WrittenEntry[], after: readonly WrittenEntry[]): readonly EntryPair[] {
  const matched = matchEntries(before.map((entry, index) => ({ ...entry, id: String(index) })), after);
  const kept = after.map((entry, index): EntryPair => ({ after: entry, ...known(before, matched[index]?.id) }));
  const found = new Set(kept.map((pair) => pair.before));
  return [...before.filter((one) => !found.has(one)).map((one): EntryPair => ({ before: one })), ...kept];
}

const known = (before: readonly WrittenEntry[], id: string | undefined): { readonly before?: WrittenEntry } => {
  const one = id === undefined ? undefined : before[Number(id)];
  return one ? { before: one } : {};
};

function complete({ useCase = '', enabled = true, options = {}, title, cron }: Partial<WrittenEntry>): WrittenEntry {
  return { useCase, enabled, options, ...(title !== undefined && { title }), ...(cron !== undefined && { cron }) };
}
