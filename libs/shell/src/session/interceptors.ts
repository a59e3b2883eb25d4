import type { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Texts } from '@tessera/forms';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { asProblem } from '../api/problem.js';
import { Confirm } from '../confirm/confirm.js';
import { Session } from './session.js';

const LAST_KEYS = 'last-keys';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Asks for answers in the language in use. */
export const languageInterceptor: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'Accept-Language': inject(Texts).language() } }));

/** Proves to the server that a change comes from our own page. */
export const csrfInterceptor: HttpInterceptorFn = (request, next) => {
  const token = inject(Session).csrfToken();
  if (SAFE.has(request.method) || token === undefined) return next(request);
  return next(request.clone({ setHeaders: { 'x-csrf-token': token } }));
};

/** Sends whoever is no longer signed in to the sign-in page, and back afterwards. */
export const signedOutInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((cause: HttpErrorResponse) => {
      if (cause.status === 401 && !aboutSession(request.url)) session.lost();
      return throwError(() => cause);
    }),
  );
};

/** Asks before a change that the server sends back because nobody could undo it, and sends it again when the person agrees. */
export const confirmInterceptor: HttpInterceptorFn = (request, next) => {
  const [confirm, texts] = [inject(Confirm), inject(Texts)];
  return next(request).pipe(
    catchError((cause: HttpErrorResponse) => {
      const { reason, title, detail } = asProblem(cause);
      if (cause.status !== 409 || reason !== LAST_KEYS) return throwError(() => cause);
      const question = { title, ...(detail !== undefined && { text: detail }), yes: texts.t('shell.lastKeys.yes'), tone: 'danger' as const };
      return from(confirm.ask(question)).pipe(
        switchMap((agreed) => (agreed ? next(request.clone({ setHeaders: { Confirm: LAST_KEYS } })) : throwError(() => cause))),
      );
    }),
  );
};

function aboutSession(url: string): boolean {
  return url.endsWith('/api/sessions/current') || url.endsWith('/api/sessions') || url.endsWith('/api/me/password');
}
