import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown } from '../door/view.js';

/** How many tasks stand where. */
export class QueueCounts {
  @Count() waiting: number;
  @Count() active: number;
  @Count() delayed: number;
  @Count() failed: number;
  @Count() done24h: number;
}

/** What an hour brought. */
export class QueueHour {
  @At() at: string;
  @Count() done: number;
  @Count() failed: number;
}

/** A task that failed or is tried again. */
export class QueueTaskView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown({ description: 'What people call the task; its name when its package is not installed.' }) title: string;
  @MayShow({ type: String, format: 'uuid' }) runId?: string;
  @Count() attempts: number;
  @MayShow({ type: String }) lastError?: string;
  @At() createdAt: string;
  @Shown({ type: String, enum: ['waiting', 'giving-up', 'gave-up'] }) status: string;
}

/** The queue now and over the last day, and a page of its tasks in trouble, newest first. */
export class QueueView {
  @Shown() counts: QueueCounts;
  @Many(() => QueueHour) history: QueueHour[];
  @Many(() => QueueTaskView) items: QueueTaskView[];
  @NextCursor() nextCursor?: string;
}

/** How many tasks are tried again. */
export class RetriedView {
  @Count() retried: number;
}

/** A process-list entry that starts by the clock. */
export class ScheduleView {
  @Shown({ format: 'uuid' }) entryId: string;
  @Shown() objectType: string;
  @Shown() place: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown() cron: string;
  @Shown({ description: 'The cron line in words.' }) cronText: string;
  @MayBeAt() lastRun?: string;
  @MayBeAt() nextRun?: string;
  @MayShow({ type: String }) lastResult?: string;
}

/** All schedules. */
export class ScheduleList {
  @Many(() => ScheduleView) items: ScheduleView[];
}
