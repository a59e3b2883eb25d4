import type { EncoderDesk, FileDesk, ObjectFinder } from '@tessera/forms';

const nothing = (): Promise<never> => Promise.reject(new Error('nothing is done in a preview'));

/** Finds nothing: a preview is to be looked at. */
export const inertFinder: ObjectFinder = { find: () => Promise.resolve([]) };

/** Takes no files. */
export const inertFiles: FileDesk = { send: nothing, address: () => '', thumbnail: () => '' };

/** A reader without a card. */
export const inertEncoder: EncoderDesk = {
  reader: () => Promise.resolve({ simulated: false, present: false, fault: 'none' }),
  arrange: () => Promise.resolve({ simulated: false, present: false, fault: 'none' }),
  encode: nothing,
};
