import { v7 } from 'uuid';

/** A new id: uuid version 7, so that ids rise with time. */
export const newId = (): string => v7();
