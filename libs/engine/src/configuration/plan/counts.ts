import type { Catalogue } from '../../catalogue/index.js';
import { changesBetween, partsOfPath } from '../part.js';
import type { Configuration } from '../part.js';
import { entriesOf } from './entries.js';

/** A number of things, as far as they were counted. */
export interface Counted {
  readonly count: number;
  /** There are more. */
  readonly capped?: boolean;
}

/** What lives in the house, as far as a change touches it. */
export interface LiveCounts {
  /** Objects by object type and state. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, Counted>>;
  /** Runs that have not ended, by `openRunsKey`. */
  readonly openRuns: ReadonlyMap<string, Counted>;
  /** People who have a role. */
  readonly holders: ReadonlyMap<string, Counted>;
  /** By path of a connector or web hook: the references of secrets that nobody has given. */
  readonly missingSecrets?: ReadonlyMap<string, readonly string[]>;
}

/** What to count before a change can be told in words. */
export interface CountsNeeded {
  readonly objectTypes: readonly string[];
  /** Places where open runs may lose their entry. */
  readonly runsAt: readonly { readonly objectType: string; readonly place: string }[];
  readonly roles: readonly string[];
}

/** No objects, no runs, no people. */
export const NOTHING_LIVES: LiveCounts = { objects: new Map(), openRuns: new Map(), holders: new Map() };

/** Where open runs are counted: at a place of an object type, by use case. */
export function openRunsKey(objectType: string, place: string, useCase: string): string {
  return `${objectType}/${place}/${useCase}`;
}

/** What a change touches, so that nothing else is counted. */
export function countsNeeded(catalogue: Catalogue, before: Configuration, after: Configuration): CountsNeeded {
  const changes = changesBetween(before, after).map((change) => ({ ...change, names: partsOfPath(change.path) }));
  const lists = changes.filter(({ names }) => names[0] === 'process-lists');
  const useCases = lists.flatMap((change) => [...entriesOf(change.before), ...entriesOf(change.after)].map(({ useCase }) => useCase));
  const packages = changes.flatMap(({ names: [section, name = ''] }) => (section === 'packages' ? [name] : []));
  const ofPackages = catalogue.useCases().filter((one) => packages.includes(catalogue.packageOf(one).name));
  const types = [...useCases.flatMap((name) => (catalogue.hasUseCase(name) ? [catalogue.useCase(name)] : [])), ...ofPackages].map((one) => one.objectType.name);
  const installed = new Set(catalogue.objectTypes().map(({ name }) => name));
  return {
    objectTypes: [...new Set([...lists.map(({ names }) => names[1] ?? ''), ...types])].filter((name) => installed.has(name)),
    runsAt: lists.flatMap(({ before: present, names: [, objectType = '', place = ''] }) => (present ? [{ objectType, place }] : [])),
    roles: changes.flatMap(({ names: [section, name = ''] }) => (section === 'roles' ? [name] : [])),
  };
}

/** A count as people read it: the last number that was counted, and a plus when there are more. */
export function countText({ count, capped }: Counted, language: string): string {
  return `${new Intl.NumberFormat(language).format(count)}${capped ? '+' : ''}`;
}
