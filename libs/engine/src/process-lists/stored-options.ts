import type { AnyUseCase, Bound, Condition, Field, Fields } from '@tessera/plugin-api';
import type { FieldFault } from '../errors.js';
import { checkValues, initialValues } from '../fields/index.js';
import type { Json } from '../model.js';

/** Stored options as the use case wants them today, or what keeps them from being read. */
export interface OptionsToday {
  /** In today's form, as they are written at the next save; as they are stored when they cannot be read. */
  readonly kept: Json;
  /** With initial values where nothing is kept. */
  readonly complete: Json;
  /** Why the use case cannot work with them; missing when it can. */
  readonly trouble?: string;
}

const known = new WeakMap<AnyUseCase, WeakMap<Json, OptionsToday>>();

/**
 * Reads stored options. No number tells which version of a package wrote them: options that do not fit the fields of today are
 * old, and only those are given to `migrateOptions`. An option that changes its meaning therefore has to change its name.
 */
export function optionsToday(useCase: AnyUseCase, stored: Json): OptionsToday {
  const read = known.get(useCase) ?? new WeakMap<Json, OptionsToday>();
  known.set(useCase, read);
  const today = read.get(stored) ?? carriedOver(useCase, stored);
  read.set(stored, today);
  return today;
}

function carriedOver(useCase: AnyUseCase, stored: Json): OptionsToday {
  const fields = useCase.options;
  const isOld = Object.keys(stored).some((name) => !Object.hasOwn(fields, name)) || faultsIn(fields, stored).length > 0;
  if (!isOld) return good(fields, stored);
  const migrated = useCase.migrateOptions ? attempt(() => useCase.migrateOptions?.(structuredClone(stored))) : { value: stored };
  if ('error' in migrated) return bad(fields, stored, `migrateOptions failed: ${migrated.error}`);
  if (typeof migrated.value !== 'object') return bad(fields, stored, 'migrateOptions gave no options');
  const ours = Object.fromEntries(Object.entries(migrated.value).filter(([name, value]) => Object.hasOwn(fields, name) && value !== undefined));
  const faults = faultsIn(fields, ours);
  return faults.length === 0 ? good(fields, ours) : bad(fields, stored, faults.map(({ pointer, reason }) => `${pointer.slice(1)}: ${reason}`).join(', '));
}

const good = (fields: Fields, kept: Json): OptionsToday => ({ kept, complete: { ...initialValues(fields), ...kept } });
const bad = (fields: Fields, kept: Json, trouble: string): OptionsToday => ({ ...good(fields, kept), trouble });

function attempt<V>(work: () => V): { readonly value: V } | { readonly error: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

// What stands in the values alone: choices that a connector lists, and objects, may be away for a while.
function faultsIn(fields: Fields, values: Json): readonly FieldFault[] {
  const all = { ...initialValues(fields), ...values };
  const plain = Object.entries(fields).map(([name, field]) => [name, alone(field, all)] as const);
  return checkValues(Object.fromEntries(plain), Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(fields, name)))).faults;
}

function alone({ when, ...field }: Field, all: Json): Field {
  const asked = when === undefined || holds(when, all);
  const one = { ...field, ...(!asked && { optional: true as const }) } as Field;
  return one.kind === 'integer' ? { ...one, min: number(one.min, all, Number.MIN_SAFE_INTEGER), max: number(one.max, all, Number.MAX_SAFE_INTEGER) } : one;
}

const holds = (when: Condition, all: Json): boolean => all['option' in when ? when.option : when.field] === when.is;

// A limit from an option that is wrong itself is told there.
function number(bound: Bound, all: Json, otherwise: number): number {
  const limit = typeof bound === 'number' ? bound : all[bound.option];
  return typeof limit === 'number' ? limit : otherwise;
}
