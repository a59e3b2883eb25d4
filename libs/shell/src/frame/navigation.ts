import { InjectionToken } from '@angular/core';

/** A line of the left rail. `text` is a sentence key; without the permission, or any of several, the line is not shown. */
export interface NavigationItem {
  readonly path: string;
  readonly text: string;
  readonly icon: string;
  readonly permission?: string | readonly string[];
  readonly exact?: boolean;
}

/** What differs between the frames of the two apps. */
export interface FrameParts {
  readonly navigation: readonly NavigationItem[];
  /** The other app: where it lives, its name and who sees the link. */
  readonly other?: { readonly href: string; readonly text: string; readonly permissions?: readonly string[] };
}

/** Navigation of the app in this frame. */
export const FRAME_PARTS = new InjectionToken<FrameParts>('FRAME_PARTS');
