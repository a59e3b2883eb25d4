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
