import type { Json } from '../../model.js';
import { ownOf } from '../../own.js';
import { canonical } from '../part.js';

/** One value that differs, and the keys that lead to it. */
export interface Difference {
  readonly way: readonly string[];
  readonly from?: unknown;
  readonly to?: unknown;
}

/** The values that differ between two contents, in the order of keys. Lists are compared as a whole. */
export function differencesBetween(before: Json, after: Json, way: readonly string[] = []): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [from, to] = [ownOf(before, name), ownOf(after, name)];
    if (isObject(from) && isObject(to)) return differencesBetween(from, to, [...way, name]);
    return canonical(from) === canonical(to) ? [] : leaves([...way, name], from, to);
  });
}

function leaves(way: readonly string[], from: unknown, to: unknown): readonly Difference[] {
  if (isObject(to) && from === undefined) return differencesBetween({}, to, way);
  if (isObject(from) && to === undefined) return differencesBetween(from, {}, way);
  return [{ way, from, to }];
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
