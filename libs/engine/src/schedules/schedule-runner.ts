import { Conflict, Refusal } from '../errors.js';
import { initialValues } from '../fields/index.js';
import type { PlacedEntry, ProcessLists } from '../process-lists/index.js';
import type { EnginePorts } from '../ports/index.js';
import type { RunPerformer } from '../runs/index.js';
import { systemActor } from '../system-actor.js';

const MOST_AT_ONCE = 1_000;

/** What one firing of a schedule did. */
export interface Firing {
  readonly runs: number;
  readonly subjects: number;
  readonly refused: number;
}

/** Starts scheduled use cases with the objects that stand in their state. */
export class ScheduleRunner {
  constructor(
    private readonly ports: Pick<EnginePorts, 'store'>,
    private readonly processLists: ProcessLists,
    private readonly runs: RunPerformer,
  ) {}

  /** Fires the entry now, as the system; an entry that is off or gone does nothing. */
  async fire(entryId: string): Promise<Firing> {
    const placed = (await this.processLists.at()).entry(entryId);
    if (!placed?.entry.enabled || !placed.useCase.startsAt.includes('schedule')) return { runs: 0, subjects: 0, refused: 0 };
    return placed.list.place === 'new' ? this.start(placed, []) : this.pageThrough(placed);
  }

  private async pageThrough(placed: PlacedEntry): Promise<Firing> {
    const { without, atMost = MOST_AT_ONCE } = placed.useCase.onSchedule ?? {};
    const query = { objectType: placed.list.objectType, state: placed.list.place, limit: atMost, ...(without !== undefined && { without }) };
    let sum: Firing = { runs: 0, subjects: 0, refused: 0 };
    for (let afterId: string | undefined; ; ) {
      const ids = await this.ports.store.listIds({ ...query, ...(afterId !== undefined && { afterId }) });
      if (ids.length === 0) return sum;
      sum = added(sum, await this.start(placed, ids));
      afterId = ids.at(-1);
    }
  }

  private async start({ entry, useCase }: PlacedEntry, subjectIds: readonly string[]): Promise<Firing> {
    const input = Object.assign({}, ...useCase.steps.map((step) => initialValues(step.fields ?? {}))) as Readonly<Record<string, unknown>>;
    try {
      await this.runs.start(systemActor, { entryId: entry.id, subjectIds, input });
      return { runs: 1, subjects: subjectIds.length, refused: 0 };
    } catch (error) {
      // Somebody else was first with one of them: the next firing sees what is left, the other pages go on.
      if (!(error instanceof Refusal || error instanceof Conflict)) throw error;
      return { runs: 1, subjects: subjectIds.length, refused: 1 };
    }
  }
}

function added(a: Firing, b: Firing): Firing {
  return { runs: a.runs + b.runs, subjects: a.subjects + b.subjects, refused: a.refused + b.refused };
}
