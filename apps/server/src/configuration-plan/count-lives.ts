import { countsNeeded, openRunsKey, type Catalogue, type Configuration, type Counted, type LiveCounts } from '@tessera/engine';
import type { LiveNumbers, ObjectQueries } from '@tessera/store';

/** Where what lives in the house is counted. */
export interface LivesRoom {
  readonly objects: ObjectQueries;
  readonly liveNumbers: LiveNumbers;
}

/** Counts the objects, runs and people that a change of the configuration touches, and nothing else. */
export async function countLives(room: LivesRoom, catalogue: Catalogue, before: Configuration, after: Configuration): Promise<LiveCounts> {
  const needed = countsNeeded(catalogue, before, after);
  const [objects, runs, holders] = await Promise.all([
    Promise.all(needed.objectTypes.map(async (name) => [name, await statesOf(room.objects, name)] as const)),
    room.liveNumbers.openRuns(needed.runsAt),
    room.liveNumbers.holders(needed.roles),
  ]);
  return {
    objects: new Map(objects),
    openRuns: new Map(runs.map((run) => [openRunsKey(run.objectType, run.place, run.useCase), run])),
    holders,
  };
}

async function statesOf(objects: ObjectQueries, objectType: string): Promise<ReadonlyMap<string, Counted>> {
  return new Map((await objects.counts(objectType)).map(({ state, count, capped }) => [state, { count, capped }]));
}
