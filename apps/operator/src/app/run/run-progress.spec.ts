import type { RunTaskView, RunView } from '@tessera/api-client';
import { isUnderWay, lostTasks } from './run-progress.js';

function runWith(status: RunView['status'], ...tasks: RunTaskView['status'][]): RunView {
  return {
    id: 'r', useCase: 'u', title: 'Order', objectType: 'temporary-card', place: 'new', status, stepIndex: 1, stepCount: 1,
    subjects: [], subjectCount: 0, input: {}, openedAt: '', expiresAt: '',
    tasks: tasks.map((task) => ({ name: 't', status: task, attempts: 1 })),
  };
}

it('goes on while a worker has it or the bureau has not answered', () => {
  expect(isUnderWay(runWith('accepted'))).toBe(true);
  expect(isUnderWay(runWith('done', 'done', 'waiting'))).toBe(true);
  expect(isUnderWay(runWith('done', 'giving-up'))).toBe(true);
});

it('is over when every task is, one way or the other', () => {
  expect(isUnderWay(runWith('done', 'done', 'gave-up'))).toBe(false);
  expect(lostTasks(runWith('done', 'done', 'gave-up'))).toHaveLength(1);
});
