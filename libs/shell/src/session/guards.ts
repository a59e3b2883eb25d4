import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { Session } from './session.js';

/** Lets in who is signed in and has chosen a password; others go where that is done. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  const me = await session.load();
  if (me === undefined) {
    const queryParams = state.url === '/' ? {} : { return: state.url };
    return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams }));
  }
  return me.mustChangePassword ? new RedirectCommand(router.createUrlTree(['/password'])) : true;
};

/** The sign-in page is for those who are not signed in. */
export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  return (await session.load()) === undefined ? true : new RedirectCommand(router.createUrlTree(['/']));
};

/** The password page needs somebody to be signed in, nothing more. */
export const known: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  return (await session.load()) !== undefined ? true : new RedirectCommand(router.createUrlTree(['/sign-in']));
};
