import type { AnyConnector } from './connector.js';
import type { ObjectType } from './object-type.js';
import type { AnyTask, Task } from './task.js';
import type { AnyUseCase } from './use-case.js';

/** A task to add whenever an object reaches a state, or whenever a capability reports an event. */
export type Reaction =
  | { readonly objectType: string; readonly reaches: string; readonly task: Task<{ readonly id: string }> }
  | { readonly capability: string; readonly event: string; readonly task: Task<Readonly<Record<string, string>>> };

/** What a package brings. */
export interface PluginParts {
  readonly objectTypes?: readonly ObjectType[];
  readonly useCases?: readonly AnyUseCase[];
  /** Tasks of reactions; the tasks of use cases stand there. */
  readonly tasks?: readonly AnyTask[];
  readonly reactions?: readonly Reaction[];
  readonly connectors?: readonly AnyConnector[];
}

/** A package's parts with the version of the contract that they were made for. */
export interface Plugin extends PluginParts {
  readonly contract: 1;
}

/** The default export of a plugin package. */
export function definePlugin(parts: PluginParts): Plugin {
  return { contract: 1, ...parts };
}
