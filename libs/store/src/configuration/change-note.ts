import { AsyncLocalStorage } from 'node:async_hooks';
import type { RevisionOrigin } from '@tessera/engine';

/** Why the configuration is changed, and where from. */
export interface ChangeNote {
  readonly reason?: string;
  readonly origin?: RevisionOrigin;
}

const notes = new AsyncLocalStorage<ChangeNote>();

/** Whatever changes the configuration during the work says so in its revision. */
export const withChangeNote = <R>(note: ChangeNote, work: () => R): R => notes.run(note, work);

/** The note of the work that is under way. */
export const changeNote = (): ChangeNote => notes.getStore() ?? {};
