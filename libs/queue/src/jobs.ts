import type { Job } from '@tessera/engine';
import type { JobsOptions } from 'bullmq';

/** The lines in front of the workers: neither a slow partner outside, nor a batch of thousands, nor a receiver of events holds up others. */
export const LINES = { outside: 'tessera-outside', inside: 'tessera-inside', batches: 'tessera-batches', hooks: 'tessera-hooks' } as const;

/** One of the lines. */
export type Line = keyof typeof LINES;

/** All of them. */
export const EVERY_LINE = Object.keys(LINES) as readonly Line[];

/** Name of a job: which part of `Work` it is for. */
export type JobName = 'task' | 'run' | 'batch' | 'import' | 'message' | 'web-hook' | 'schedule' | 'sweep';

/** All that a job carries: the id of its truth. */
export interface JobData {
  readonly id: string;
}

/** The line that a job stands in. */
export const lineOf = (kind: Job['kind']): Line => LINE_OF[kind];

const LINE_OF: Readonly<Record<Job['kind'], Line>> = { task: 'outside', message: 'outside', run: 'inside', batch: 'batches', import: 'batches', 'web-hook': 'hooks' };

/** The same id twice is one job. */
export const jobIdOf = (job: Pick<Job, 'kind' | 'id'>): string => `${job.kind}-${job.id}`;

/** Finished jobs leave nothing behind, so that a job of the same id can be added again; errors of ours are tried for ever. */
export const TRIED_FOR_EVER: JobsOptions = {
  attempts: 1_000_000,
  backoff: { type: 'patient' },
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 1,
};

/** Work that comes round by itself: a failure waits for the next time. */
export const COMES_AGAIN: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 };

/** Milliseconds until the next attempt after an error of ours: doubling from half a second to a minute, with jitter. */
export function patience(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(60_000, 500 * 2 ** Math.min(attempt, 12));
  return Math.round(full / 2 + (random() * full) / 2);
}
