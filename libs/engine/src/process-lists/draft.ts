import { isDeepStrictEqual } from 'node:util';
import type { AnyUseCase } from '@tessera/plugin-api';
import { fitsElsewhere } from '../catalogue/also-from.js';
import type { Catalogue } from '../catalogue/index.js';
import type { FieldFault } from '../errors.js';
import type { Forms } from '../fields/index.js';
import type { Place, ProcessList, ProcessListEntry } from '../model.js';
import { isCron } from './cron.js';
import { stateOf } from './life-cycle.js';
import { optionsToday } from './stored-options.js';

const LONGEST_TITLE = 120;

/** A process list as an administrator wants it; entries without an id are new. */
export interface ProcessListDraft {
  readonly objectType: string;
  readonly place: Place;
  readonly entries: readonly (Omit<ProcessListEntry, 'id'> & { readonly id?: string })[];
}

type DraftEntry = ProcessListDraft['entries'][number];

/** A draft's entries ready to be stored, or all faults. */
export interface CheckedDraft {
  readonly entries: readonly ProcessListEntry[];
  readonly faults: readonly FieldFault[];
}

/** The use cases that may stand in the list of a place: those whose moves lead out of it, and those that ask for such an object. */
export function fitting(catalogue: Catalogue, objectType: string, place: Place): readonly AnyUseCase[] {
  const own = catalogue.useCasesOf(objectType).filter((useCase) => fits(useCase, objectType, place));
  const others = catalogue.useCases().filter((useCase) => useCase.objectType.name !== objectType && fits(useCase, objectType, place));
  return [...own, ...others];
}

/** Checks the entries of a draft against the catalogue; `present` is the list as it is stored. */
export async function checkDraft(
  catalogue: Catalogue,
  forms: Forms,
  draft: ProcessListDraft,
  present: ProcessList,
  newId: () => string,
): Promise<CheckedDraft> {
  const known = new Map(present.entries.map((entry) => [entry.id, entry]));
  const checked = await Promise.all(draft.entries.map((entry, index) => checkEntry(catalogue, forms, draft, entry, `/entries/${index}`, known)));
  const twice = draft.entries.flatMap(({ id }, index) =>
    id !== undefined && draft.entries.findIndex((other) => other.id === id) < index ? [{ pointer: `/entries/${index}/id`, reason: 'duplicate' }] : [],
  );
  return {
    entries: checked.map(({ entry }) => ({ ...entry, id: entry.id ?? newId() })),
    faults: [...checked.flatMap((one) => one.faults), ...twice],
  };
}

async function checkEntry(
  catalogue: Catalogue,
  forms: Forms,
  draft: ProcessListDraft,
  entry: DraftEntry,
  at: string,
  known: ReadonlyMap<string, ProcessListEntry>,
): Promise<{ readonly entry: DraftEntry; readonly faults: readonly FieldFault[] }> {
  const unknownId = entry.id !== undefined && !known.has(entry.id) ? [{ pointer: `${at}/id`, reason: 'unknown-entry' }] : [];
  if (!catalogue.hasUseCase(entry.useCase)) return { entry, faults: [...unknownId, { pointer: `${at}/useCase`, reason: 'unknown-use-case' }] };
  const useCase = catalogue.useCase(entry.useCase);
  const misfit = fits(useCase, draft.objectType, draft.place) ? [] : [{ pointer: `${at}/useCase`, reason: 'does-not-fit' }];
  const options = await forms.checkOptions(useCase.options, entry.options, `${at}/options`);
  const isUntouched = isUntouchedTrouble(useCase, entry, known);
  const kept = isUntouched ? [] : options.faults.filter((fault) => !isKeptChoice(fault, entry, known));
  const faults = [...unknownId, ...misfit, ...kept, ...scheduleFaults(useCase, draft.objectType, entry, at), ...titleFaults(entry, at)];
  return { entry: { ...entry, options: isUntouched ? entry.options : options.values }, faults };
}

function fits(useCase: AnyUseCase, objectType: string, place: Place): boolean {
  return useCase.objectType.name === objectType ? useCase.moves[stateOf(place)] !== undefined : fitsElsewhere(useCase, objectType, place);
}

// A stored choice stays valid while the connector that lists it is away.
function isKeptChoice(fault: FieldFault, entry: DraftEntry, known: ReadonlyMap<string, ProcessListEntry>): boolean {
  if (fault.reason !== 'not-a-choice' || entry.id === undefined) return false;
  const name = fault.pointer.slice(fault.pointer.lastIndexOf('/') + 1);
  return known.get(entry.id)?.options[name] === entry.options[name];
}

// Options that cannot be read stay as they are until somebody sets them: the others of the list can be saved without that.
function isUntouchedTrouble(useCase: AnyUseCase, entry: DraftEntry, known: ReadonlyMap<string, ProcessListEntry>): boolean {
  const present = entry.id === undefined ? undefined : known.get(entry.id);
  return present?.useCase === entry.useCase && optionsToday(useCase, present.options).trouble !== undefined && isDeepStrictEqual({ ...entry.options }, { ...present.options });
}

function scheduleFaults(useCase: AnyUseCase, objectType: string, entry: DraftEntry, at: string): readonly FieldFault[] {
  if (entry.cron === undefined) return [];
  // Nobody is there to say which subject.
  if (!useCase.startsAt.includes('schedule') || useCase.objectType.name !== objectType) return [{ pointer: `${at}/cron`, reason: 'not-by-schedule' }];
  return isCron(entry.cron) ? [] : [{ pointer: `${at}/cron`, reason: 'not-a-cron-line' }];
}

function titleFaults(entry: DraftEntry, at: string): readonly FieldFault[] {
  return entry.title !== undefined && entry.title.length > LONGEST_TITLE
    ? [{ pointer: `${at}/title`, reason: 'too-long', details: { maxLength: LONGEST_TITLE } }]
    : [];
}
