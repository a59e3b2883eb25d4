import { InjectionToken } from '@angular/core';

/** An object that may be chosen. */
export interface FoundObject {
  readonly id: string;
  readonly label: string;
  readonly state: string;
}

/** Which objects may be chosen. */
export interface WantedObjects {
  readonly objectType: string;
  readonly text: string;
  readonly inState: readonly string[];
  /** Attributes and the values that they must have. */
  readonly having: Readonly<Record<string, string>>;
}

/** Finds objects to choose from; apps provide it. */
export interface ObjectFinder {
  find(wanted: WantedObjects): Promise<readonly FoundObject[]>;
}

/** How object fields search. */
export const OBJECT_FINDER = new InjectionToken<ObjectFinder>('OBJECT_FINDER');
