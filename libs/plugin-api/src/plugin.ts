import type { BuiltInAction } from './built-in-action.js';
import type { AnyConnector } from './connector.js';
import type { AnyFileImport } from './file-import.js';
import type { ObjectType } from './object-type.js';
import type { AnyTask, Task } from './task.js';
import type { Template } from './templates/template.js';
import type { AnyUseCase } from './use-case.js';

/**
 * A task to add whenever an object reaches a state, whenever a built-in action happens to one, or whenever a capability
 * reports an event. It is added in the transaction of the change; what the task itself does to objects does not start it again
 * by an action.
 */
export type Reaction =
  | { readonly objectType: string; readonly reaches: string; readonly task: Task<{ readonly id: string }> }
  | { readonly objectType: string; readonly action: BuiltInAction; readonly task: Task<{ readonly id: string }> }
  | { readonly capability: string; readonly event: string; readonly task: Task<Readonly<Record<string, string>>> };

/** What a package brings. */
export interface PluginParts {
  readonly objectTypes?: readonly ObjectType[];
  readonly useCases?: readonly AnyUseCase[];
  /** Tasks of reactions; the tasks of use cases stand there. */
  readonly tasks?: readonly AnyTask[];
  readonly reactions?: readonly Reaction[];
  readonly connectors?: readonly AnyConnector[];
  /** Objects that come in by files. */
  readonly fileImports?: readonly AnyFileImport[];
  /** Messages that its tasks send. */
  readonly templates?: readonly Template[];
}

/** What a package brings, and what joins when other packages are there as well. */
export interface PackageParts extends PluginParts {
  /** By object type: parts that join as soon as some package brings that object type. */
  readonly alongside?: Readonly<Record<string, PluginParts>>;
}

/** A package's parts with the version of the contract that they were made for. */
export interface Plugin extends PackageParts {
  readonly contract: 1;
}

/** The default export of a plugin package. */
export function definePlugin(parts: PackageParts): Plugin {
  return { contract: 1, ...parts };
}
