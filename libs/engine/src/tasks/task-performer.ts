import type { Catalogue } from '../catalogue/index.js';
import type { EnginePorts } from '../ports/index.js';

/** What the queue does with the job now. */
export type TaskVerdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  | { readonly kind: 'give-up-later'; readonly afterMs: number; readonly error: string };

/** Performs tasks at least once, and makes sure that each ends as done or given up. */
export class TaskPerformer {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
  ) {}

  /** One attempt. Never throws for what a plugin or the outside does; throws when the database is away. */
  async perform(taskId: string): Promise<TaskVerdict> {
    void [taskId, this.ports, this.catalogue];
    throw new Error('under construction');
  }
}
