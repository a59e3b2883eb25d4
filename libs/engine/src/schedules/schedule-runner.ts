import type { ProcessLists } from '../process-lists/index.js';
import type { EnginePorts } from '../ports/index.js';
import type { RunPerformer } from '../runs/index.js';

/** What one firing of a schedule did. */
export interface Firing {
  readonly runs: number;
  readonly subjects: number;
  readonly refused: number;
}

/** Starts scheduled use cases with the objects that stand in their state. */
export class ScheduleRunner {
  constructor(
    private readonly ports: EnginePorts,
    private readonly processLists: ProcessLists,
    private readonly runs: RunPerformer,
  ) {}

  /** Fires the entry now, as the system; an entry that is off or gone does nothing. */
  async fire(entryId: string): Promise<Firing> {
    void [entryId, this.ports, this.processLists, this.runs];
    throw new Error('under construction');
  }
}
