
/** Whether something is still going to happen to this run or its objects. */
export function isUnderWay(run: RunView): boolean {
  return run.status === 'accepted' || pendingTasks(run).length > 0;
}

/** Work that is not over yet. */
export function pendingTasks(run: RunView): readonly RunTaskView[] {
  return run.tasks.filter((task) => task.status === 'waiting' || task.status === 'giving-up');
}

/** Work that was given up. */
export function lostTasks(run: RunView): readonly RunTaskView[] {
  return run.tasks.filter((task) => task.status === 'gave-up');
}import type { RunTaskView, RunView } from '@tessera/api-client';

