import type { Changes, Json, ObjectChange, ObjectRecord, RunRecord, TaskRecord } from '@tessera/engine';

/** How many of the objects that a unit of work made it tells about. */
export const TOLD = 20;

/** Numbers that the database drew, by object id and attribute. */
export type Drawn = Readonly<Record<string, Json>>;

/** What a run left behind, as the transaction that ended it wrote it: nobody has to read it back for the answer. */
export interface JustWritten {
  /** The first objects that it made. */
  readonly made: readonly ObjectRecord[];
  readonly tasks: readonly TaskRecord[];
}

/** What was written, by run. It is forgotten together with the run's record. */
export class WrittenRuns {
  private readonly known = new WeakMap<RunRecord, JustWritten>();

  /** What the transaction wrote that ended exactly this record; `undefined` for a run that was read. */
  of(run: RunRecord): JustWritten | undefined {
    return this.known.get(run);
  }

  remember({ run, objects, tasks, at, actorId }: Changes, drawn: Drawn): void {
    if (!run) return;
    const created = objects.filter((object) => object.version === 0).slice(0, TOLD);
    this.known.set(run, { made: created.map((object) => ({ ...recordOf(object, drawn[object.id], at), createdBy: actorId })), tasks });
  }
}

const recordOf = ({ id, objectType, state, attributes, common }: ObjectChange, drawn: Json = {}, at: Date): ObjectRecord => ({
  id, objectType, state, version: 1, createdAt: at, updatedAt: at, ...(common && { common }),
  // As it comes back from the database: without what is undefined.
  attributes: Object.fromEntries(Object.entries({ ...attributes, ...drawn }).filter(([, value]) => value !== undefined)),
});
