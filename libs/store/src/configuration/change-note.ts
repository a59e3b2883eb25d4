import { AsyncLocalStorage } from 'node:async_hooks';
import type { RevisionOrigin } from '@tessera/engine';
import type { Approved } from '../approval/check-approval.js';

/** Why the configuration is changed, and where from. */
export interface ChangeNote {
  readonly reason?: string;
  readonly origin?: RevisionOrigin;
  /** Whose proposal it is, when a second person approves it. */
  readonly approved?: Approved;
}

const notes = new AsyncLocalStorage<ChangeNote>();

/** Whatever changes the configuration during the work says so in its revision. */
export const withChangeNote = <R>(note: ChangeNote, work: () => R): R => notes.run(note, work);

/** The note of the work that is under way. */
export const changeNote = (): ChangeNote => notes.getStore() ?? {};
