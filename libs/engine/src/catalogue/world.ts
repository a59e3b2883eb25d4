import type { AnyTask, ObjectType, Plugin } from '@tessera/plugin-api';
import type { InstalledPackage } from './installed-package.js';

/** What the parts of packages may refer to. */
export interface World {
  /** Whether all packages are here; one package alone may refer to others. */
  readonly isWhole: boolean;
  readonly objectTypes: ReadonlyMap<string, ObjectType>;
  readonly capabilities: ReadonlySet<string>;
  /** `capability/list`. */
  readonly lists: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
  /** Object types that some package has parts for, installed or not: attributes may already point at them. */
  readonly awaited: ReadonlySet<string>;
}

/** What all packages together bring. */
export function worldOf(packages: readonly InstalledPackage[], isWhole: boolean): World {
  const plugins = packages.map((one) => one.plugin);
  const connectors = plugins.flatMap((one) => one.connectors ?? []);
  return {
    isWhole,
    objectTypes: new Map(plugins.flatMap((one) => one.objectTypes ?? []).map((type) => [type.name, type])),
    // Made without the types, a connector may provide nothing; its own check says so.
    capabilities: new Set(connectors.flatMap((one) => one.provides?.name ?? [])),
    lists: new Set(connectors.flatMap((one) => Object.keys(one.lists ?? {}).map((list) => `${one.provides?.name}/${list}`))),
    tasks: new Set(plugins.flatMap(tasksOf).map((task) => task.name)),
    awaited: new Set(),
  };
}

/** All tasks of a package: of its use cases and of its reactions. */
export function tasksOf({ useCases = [], tasks = [] }: Plugin): readonly AnyTask[] {
  return [...new Set([...tasks, ...useCases.flatMap((one) => one.tasks ?? [])])];
}

/** Whether an object type is installed, or may be with another package. */
export function knowsType(world: World, name: string): boolean {
  return !world.isWhole || world.objectTypes.has(name);
}

/** Whether a capability is provided, or may be by another package. */
export function knowsCapability(world: World, name: string): boolean {
  return !world.isWhole || world.capabilities.has(name);
}
