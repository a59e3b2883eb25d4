import type { Json } from '../model.js';

/**
 * One piece of configuration under its path: `process-lists/temporary-card/new`, `roles/operator`, `access-schemes/identity`,
 * `access-schemes/identity/<scenario>`, `groups/<name>`, `models/<type>/<name>`, `templates/<name>`, `numbering/<type>`,
 * `connectors/<name>`, `criteria/<kind>/<name>`, `web-hooks/<name>`, `packages/<name>`, `outbox`.
 */
export interface ConfigurationPart {
  readonly path: string;
  readonly content: Json;
}

/** All parts by path, in the order of paths. */
export type Configuration = ReadonlyMap<string, Json>;

/** A part that is another one afterwards: without `before` it is new, without `after` it is removed. */
export interface PartChange {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** Where a revision came from: a save on a screen, an applied file, a way back, a start of the house, or the house itself. */
export type RevisionOrigin = 'screen' | 'apply' | 'rollback' | 'start' | 'house';

/** One numbered change of the configuration. */
export interface ConfigurationRevision {
  readonly number: number;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason?: string;
  readonly origin: RevisionOrigin;
  /** Who had proposed it, when somebody else approved it. */
  readonly proposedBy?: string;
}

/** What configuration is made of, in the order in which it is written and applied. */
export const SECTIONS = [
  'packages', 'process-lists', 'roles', 'groups', 'access-schemes', 'models', 'numbering', 'criteria', 'templates', 'outbox', 'connectors', 'web-hooks',
] as const;

/** A part of the house that is configured. */
export type Section = (typeof SECTIONS)[number];

/** A path of names; a name may hold any character. */
export function pathOf(section: Section, ...names: readonly string[]): string {
  return [section, ...names.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** The path of one more part of the same name, the `nth`. */
export const nthOf = (path: string, nth: number): string => (nth > 1 ? `${path}~~${String(nth).padStart(3, '0')}` : path);

/** The section of a path and the names behind it, without the count of parts that share a name. */
export function partsOfPath(path: string): readonly [Section, ...string[]] {
  const [section, ...names] = path.replace(/~~\d+$/, '').split('/');
  return [section as Section, ...names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))];
}

/** The section that a path stands in. */
export const sectionOf = (path: string): Section => partsOfPath(path)[0];

/** Parts in the order of paths. */
export function configurationOf(parts: Iterable<ConfigurationPart>): Configuration {
  return new Map([...parts].map(({ path, content }) => [path, content] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same JSON value always as the same text: names in their order, whatever is undefined left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner));
}

/** What is another one in `after`, in the order of paths. */
export function changesBetween(before: Configuration, after: Configuration): readonly PartChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was && is && canonical(was) === canonical(is)) return [];
    return [{ path, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
