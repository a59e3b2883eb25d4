import type { BatchStatus } from '@tessera/engine';
import { StepView } from './run.models.js';
import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown } from '../../door/view.js';

/** A batch at work is `running`, whether its objects are gathered already or not. */
export type ShownBatchStatus = 'running' | Extract<BatchStatus, 'paused' | 'cancelled' | 'done'>;

const STATUSES: readonly ShownBatchStatus[] = ['running', 'paused', 'cancelled', 'done'];

/** One use case for many objects; totals are exact at any moment. */
export class BatchView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown() objectType: string;
  @Shown() place: string;
  @Shown({ type: String, enum: STATUSES }) status: ShownBatchStatus;
  @Shown({ description: 'Whether `asked` is known already; a filter is gathered by a worker.' }) gathered: boolean;
  @Count() asked: number;
  @Count() done: number;
  @Count() skipped: number;
  @Count() failed: number;
  @At() startedAt: string;
  @MayBeAt() endedAt?: string;
  @Shown() startedBy: string;
  @MayShow({ type: String, description: 'Why the house has cancelled or paused it.' }) refusalText?: string;
}

/** What is asked once for all objects of a batch; without a step, everything has been asked. */
export class BatchQuestionsView {
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown() objectType: string;
  @Shown() place: string;
  @Count() stepIndex: number;
  @Count() stepCount: number;
  @MayShow({ type: () => StepView }) step?: StepView;
}

/** A page of batches. */
export class BatchPage {
  @Many(() => BatchView) items: BatchView[];
  @NextCursor() nextCursor?: string;
}

const OUTCOMES: readonly BatchLineView['outcome'][] = ['skipped', 'failed'];

/** An object that a batch left as it was, and why. */
export class BatchLineView {
  @Shown({ format: 'uuid' }) objectId: string;
  @MayShow({ type: String, description: 'Missing when the object is gone.' }) label?: string;
  @MayShow({ type: String }) state?: string;
  @Shown({ type: String, enum: OUTCOMES }) outcome: 'skipped' | 'failed';
  @MayShow({ type: String }) reason?: string;
  @Shown() text: string;
}

/** A page of objects that a batch left as they were. */
export class BatchLinePage {
  @Many(() => BatchLineView) items: BatchLineView[];
  @NextCursor() nextCursor?: string;
}
