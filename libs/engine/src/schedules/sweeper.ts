import type { EnginePorts } from '../ports/index.js';
import type { RunPerformer } from '../runs/index.js';

/** What one sweep found. */
export interface Swept {
  readonly tasks: number;
  readonly accepted: number;
  readonly expired: number;
}

/** Gives work that lost its job a job again, and closes abandoned runs. */
export class Sweeper {
  constructor(
    private readonly ports: EnginePorts,
    private readonly runs: RunPerformer,
  ) {}

  /** One round; call it every half minute from one process. */
  async sweep(): Promise<Swept> {
    void [this.ports, this.runs];
    throw new Error('under construction');
  }
}
