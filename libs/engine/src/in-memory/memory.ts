import type { AuditEntry, Json, ObjectRecord, RunRecord, TaskRecord } from '../model.js';

/** Everything that a store holds, in maps. */
export interface Memory {
  readonly objects: Map<string, ObjectRecord>;
  readonly runs: Map<string, RunRecord>;
  readonly tasks: Map<string, TaskRecord>;
  readonly audit: AuditEntry[];
  readonly numbers: Map<string, number>;
}

/** Whether an object has these attribute values. */
export function hasAttributes(record: ObjectRecord, wanted: Json): boolean {
  return Object.entries(wanted).every(([name, value]) => record.attributes[name] === value);
}

/** Lets the history of these objects forget what it says about them. */
export function forgetIn({ audit, runs }: Memory, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return;
  audit.forEach((line, index) => {
    audit[index] = withoutPeople(line, ids);
  });
  for (const run of runs.values()) {
    const about = [...run.subjectIds, ...(run.outcome?.objectIds ?? [])];
    if (run.endedAt && about.length > 0 && about.every((id) => ids.has(id))) runs.set(run.id, { ...run, input: {} });
  }
}

function withoutPeople(line: AuditEntry, ids: ReadonlySet<string>): AuditEntry {
  const isOfThem = line.erasable && line.objectId !== undefined && ids.has(line.objectId);
  const isAboutThem = line.about?.ids.some((id) => ids.has(id));
  if (!isOfThem && !isAboutThem) return line;
  const { reason, ...rest } = line;
  const isErased = (name: string) => line.erasable || line.about?.attributes.includes(name);
  const changed = Object.fromEntries(Object.entries(line.changed ?? {}).map(([name, values]) => [name, isErased(name) ? {} : values]));
  return { ...rest, ...(!line.erasable && reason !== undefined && { reason }), ...(line.changed && { changed }), erased: true };
}
