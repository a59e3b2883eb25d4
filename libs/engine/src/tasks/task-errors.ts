import { isDefiniteRefusal } from '@tessera/plugin-api';
import { causeLine } from '../one-line.js';

const LONGEST_ERROR = 500;

/** A task stops its attempts: the outside said a definite no. */
export class Surrender extends Error {
  override readonly name = 'Surrender';
}

/** Somebody else has ended the task meanwhile: nothing is left to do. */
export class TaskEnded extends Error {
  override readonly name = 'TaskEnded';
}

/** Whether further attempts are in vain. */
export function isFinalNo(error: unknown): boolean {
  return error instanceof Surrender || isDefiniteRefusal(error);
}

/** An error in one line, short enough to keep with the task. */
export function errorLine(error: unknown): string {
  return causeLine(error, LONGEST_ERROR);
}
