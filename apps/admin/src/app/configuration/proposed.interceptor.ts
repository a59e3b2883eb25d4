import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, Toasts } from '@tessera/shell';
import { mergeMap, of, throwError } from 'rxjs';
import { WITH_SECRET } from '../data/with-secret.js';
import { sentences } from '../ui/sentences.js';

/** Why a request did not change anything: it waits for a second person. */
export const PROPOSED = 'proposed';

/** A change that waits for a second person is none yet: says so, shows the way to it, and ends the request like a refusal. */
export const proposedInterceptor: HttpInterceptorFn = (request, next) => {
  const [toasts, router, t] = [inject(Toasts), inject(Router), sentences()];
  return next(request).pipe(mergeMap((event) => {
    const id = event instanceof HttpResponse && event.status === 202 ? idOf(event.body) : undefined;
    if (id === undefined) return of(event);
    const told = t(request.context.get(WITH_SECRET) ? 'proposal.madeWithSecret' : 'proposal.made');
    toasts.done(told, { label: t('proposal.look'), run: () => void router.navigate(['/configuration/proposals', id]) });
    return throwError(() => new Problem(202, PROPOSED, told, undefined, [], { id }, {}));
  }));
};

const idOf = (body: unknown): string | undefined => {
  const proposal = (body as { readonly proposal?: { readonly id?: unknown } } | null)?.proposal;
  return typeof proposal?.id === 'string' ? proposal.id : undefined;
};
