import type { ChildProcess } from 'node:child_process';

/** Whether a child has ended, or does so within the given time. */
export function endsWithin(child: ChildProcess, milliseconds: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const ended = () => {
      clearTimeout(patience);
      resolve(true);
    };
    const patience = setTimeout(() => {
      child.off('exit', ended);
      resolve(false);
    }, milliseconds);
    child.once('exit', ended);
  });
}
