import type { CommonProperties } from '@tessera/plugin-api';
import type { Json, ObjectRecord, RunOutcome, RunRecord, RunStatus, TaskRecord, TaskStatus } from '@tessera/engine';

/** Columns of an object, in every statement that reads one. */
export const OBJECT_COLUMNS = 'id, object_type, state, attributes, version, created_at, updated_at, common, created_by, acl_id, model_id';

/** Columns of a run. */
export const RUN_COLUMNS = `id, entry_id, use_case, object_type, place, status, options, subject_ids, input, step, actor_id,
  actor_name, opened_at, expires_at, ended_at, outcome, refusal, idempotency_key, context`;

/** Columns of a task. */
export const TASK_COLUMNS = 'id, run_id, name, payload, key, status, attempts, last_error, created_at, ended_at';

/** Row of `managed_objects`. */
export interface ObjectRow {
  readonly id: string;
  readonly object_type: string;
  readonly state: string;
  readonly attributes: Json;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly common: CommonProperties | null;
  readonly created_by: string;
  readonly acl_id: string | null;
  readonly model_id: string | null;
}

/** Row of `runs`. */
export interface RunRow {
  readonly id: string;
  readonly entry_id: string;
  readonly use_case: string;
  readonly object_type: string;
  readonly place: string;
  readonly status: RunStatus;
  readonly options: Json;
  readonly subject_ids: string[];
  readonly input: Json;
  readonly step: number;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly opened_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly outcome: RunOutcome | null;
  readonly refusal: RunRecord['refusal'] | null;
  readonly idempotency_key: string | null;
  readonly context: RunRecord['context'] | null;
}

/** Row of `tasks`. */
export interface TaskRow {
  readonly id: string;
  readonly run_id: string | null;
  readonly name: string;
  readonly payload: Json;
  readonly key: string;
  readonly status: TaskStatus;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

export const objectOf = (row: ObjectRow): ObjectRecord => ({
  id: row.id,
  objectType: row.object_type,
  state: row.state,
  attributes: row.attributes,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  createdBy: row.created_by,
  ...(row.acl_id !== null && { schemeId: row.acl_id }),
  ...(row.model_id !== null && { modelId: row.model_id }),
  ...(row.common && { common: row.common }),
});

export const runOf = (row: RunRow): RunRecord => ({
  id: row.id,
  entryId: row.entry_id,
  useCase: row.use_case,
  objectType: row.object_type,
  place: row.place,
  status: row.status,
  options: row.options,
  subjectIds: row.subject_ids,
  input: row.input,
  step: row.step,
  actorId: row.actor_id,
  actorName: row.actor_name,
  openedAt: row.opened_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at ?? undefined,
  outcome: row.outcome ?? undefined,
  refusal: row.refusal ?? undefined,
  idempotencyKey: row.idempotency_key ?? undefined,
  context: row.context ?? undefined,
});

export const taskOf = (row: TaskRow): TaskRecord => ({
  id: row.id,
  runId: row.run_id ?? undefined,
  name: row.name,
  payload: row.payload,
  key: row.key,
  status: row.status,
  attempts: row.attempts,
  lastError: row.last_error ?? undefined,
  createdAt: row.created_at,
  endedAt: row.ended_at ?? undefined,
});
