import { inject } from '@angular/core';
import { asProblem, Toasts } from '@tessera/shell';
import { PROPOSED } from '../configuration/proposed.interceptor.js';

/** Tells what went wrong, in the server's words where it has some. Call it where `inject` may be called. */
export function tellProblem(): (error: unknown) => void {
  const toasts = inject(Toasts);
  return (error) => {
    // The interceptor has told that one, with the way to the proposal.
    if (asProblem(error).reason !== PROPOSED) toasts.problem(error);
  };
}
