import { InjectionToken } from '@angular/core';

/** An object that may be chosen. */
export interface FoundObject {
  readonly id: string;
  readonly label: string;
  readonly state: string;
}

/** Finds objects to choose from; apps provide it. */
export interface ObjectFinder {
  find(objectType: string, text: string, inState: readonly string[]): Promise<readonly FoundObject[]>;
}

/** How object fields search. */
export const OBJECT_FINDER = new InjectionToken<ObjectFinder>('OBJECT_FINDER');
