import { inject } from '@angular/core';
import { asProblem, Toasts } from '@tessera/shell';
import { PROPOSED } from '../configuration/proposed.interceptor.js';
import { sentences } from './sentences.js';

/** Tells what went wrong, in the server's words where it has some. Call it where `inject` may be called. */
export function tellProblem(): (error: unknown) => void {
  const toasts = inject(Toasts);
  const t = sentences();
  return (error) => {
    const problem = asProblem(error);
    // The interceptor has told it, with the way to the proposal.
    if (problem.reason === PROPOSED) return;
    const words = [problem.title, problem.detail].filter((text) => text !== undefined && text !== '').join(' ');
    toasts.failed(words || t(problem.status === 0 ? 'problem.noAnswer' : 'problem.unexpected'));
  };
}
