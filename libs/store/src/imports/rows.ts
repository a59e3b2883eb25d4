import type { ImportFinding, ImportPlan, ImportRecord, ImportStatus, StagedLine } from '@tessera/engine';

/** Row of `imports`. */
export interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly object_type: string;
  readonly file_name: string;
  readonly status: ImportStatus;
  readonly bytes: string;
  readonly chunks: number;
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly header: readonly string[] | null;
  readonly sample: readonly (readonly string[])[] | null;
  readonly mapping: ImportPlan['mapping'] | null;
  readonly key_field: string | null;
  readonly options: ImportPlan['options'] | null;
  readonly staged: boolean;
  readonly at_line: number;
  readonly lines: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly cause: string | null;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly context: ImportRecord['context'] | null;
  readonly opened_at: Date;
  readonly ended_at: Date | null;
}

/** Row of `import_findings`. */
export interface FindingRow {
  readonly line: number;
  readonly number: number;
  readonly kind: ImportFinding['kind'];
  readonly field: string | null;
  readonly reason: string;
  readonly details: ImportFinding['details'] | null;
}

/** Row of `import_lines`. */
export interface LineRow {
  readonly line: number;
  readonly key: string;
  readonly answers: StagedLine['answers'];
}

/** Columns of an import, in the order in which it is written. */
export const IMPORT_COLUMNS = `id, kind, object_type, file_name, status, bytes, chunks, encoding, separator, header, sample, mapping, key_field, options,
  staged, at_line, lines, created, updated, unchanged, refused, duplicates, cause, actor_id, actor_name, opened_at, ended_at, context`;

export const importOf = (row: ImportRow): ImportRecord => ({
  id: row.id, kind: row.kind, objectType: row.object_type, fileName: row.file_name, status: row.status, bytes: Number(row.bytes), chunks: row.chunks,
  ...(row.encoding !== null && { encoding: row.encoding }),
  ...(row.separator !== null && { separator: row.separator }),
  ...(row.header && { header: row.header }),
  ...(row.sample && { sample: row.sample }),
  ...(row.mapping && { plan: { mapping: row.mapping, keyField: row.key_field ?? '', options: row.options ?? {} } }),
  staged: row.staged,
  atLine: row.at_line,
  totals: { lines: row.lines, created: row.created, updated: row.updated, unchanged: row.unchanged, refused: row.refused, duplicates: row.duplicates },
  ...(row.cause !== null && { cause: row.cause }),
  actorId: row.actor_id, actorName: row.actor_name, openedAt: row.opened_at,
  ...(row.ended_at && { endedAt: row.ended_at }),
  ...(row.context && { context: row.context }),
});

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** The bound values of an import, in the order of its columns; `touched_at` comes last. */
export const valuesOf = (record: ImportRecord, at: Date): readonly unknown[] => {
  const { plan, totals } = record;
  return [
    record.id, record.kind, record.objectType, record.fileName, record.status, record.bytes, record.chunks, record.encoding ?? null, record.separator ?? null,
    json(record.header), json(record.sample), json(plan?.mapping), plan?.keyField ?? null, json(plan?.options), record.staged, record.atLine,
    totals.lines, totals.created, totals.updated, totals.unchanged, totals.refused, totals.duplicates, record.cause ?? null,
    record.actorId, record.actorName, record.openedAt, record.endedAt ?? null, json(record.context), at,
  ];
};

export const findingOf = (row: FindingRow): ImportFinding => ({
  line: row.line, kind: row.kind, reason: row.reason, ...(row.field !== null && { field: row.field }), ...(row.details && { details: row.details }),
});
