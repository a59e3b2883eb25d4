import type { Fault } from '@tessera/engine';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';

// What a part does stands in functions of these names; everything else it says has to be data.
const DEEDS = new Set(['execute', 'migrateOptions', 'perform', 'giveUp', 'connect', 'test', 'receive', 'describe', 'stateOf']);

/** Places where a value says something that its JSON does not: what people see of a package is made from its JSON. */
export function manifestFaults(value: AnyUseCase | Plugin): readonly Fault[] {
  return lost(value, []).map((where) => ({
    package: 'symbolicName' in value ? value.symbolicName : 'package',
    where,
    cause: 'Its JSON does not say this.',
    fix: 'Write texts, whole numbers, true and false, lists and plain objects; leave out what is undefined, a date or a function.',
  }));
}

function lost(value: unknown, path: readonly string[]): readonly string[] {
  const name = path.at(-1) ?? '';
  if (typeof value === 'function') return DEEDS.has(name) || path.includes('lists') ? [] : [path.join('.')];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path.join('.')];
  if (value === undefined || typeof value === 'string' || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => lost(one, [...path, String(index)]));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([key, one]) => lost(one, [...path, key]));
}

function isPlain(value: object): boolean {
  const maker = Object.getPrototypeOf(value) as unknown;
  return maker === Object.prototype || maker === null;
}
