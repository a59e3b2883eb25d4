import type { Routes } from '@angular/router';
import { known, signedIn, signedOut } from './guards.js';

/** Pages that both apps have: sign-in, first password, my account, notices. Put them before the app's own routes. */
export const SESSION_PAGES: Routes = [
  {
    path: 'sign-in',
    title: 'shell.signIn.title',
    canActivate: [signedOut],
    loadComponent: async () => (await import('../sign-in/sign-in.js')).SignIn,
  },
  {
    path: 'forgot-password',
    title: 'shell.forgotten.title',
    canActivate: [signedOut],
    loadComponent: async () => (await import('../forgotten/forgot-password.js')).ForgotPassword,
  },
  {
    path: 'reset-password',
    title: 'shell.forgotten.title',
    loadComponent: async () => (await import('../forgotten/reset-password.js')).ResetPassword,
  },
  {
    path: 'password',
    title: 'shell.password.title',
    canActivate: [known],
    loadComponent: async () => (await import('../password/first-password.js')).FirstPassword,
  },
  {
    path: 'account',
    title: 'shell.account.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('../account/account-page.js')).AccountPage,
  },
  {
    path: 'notices',
    title: 'shell.notices.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('../notices/notices-page.js')).NoticesPage,
  },
];

/** The page for every other address. Put it last. */
export const NOT_FOUND_PAGE: Routes = [
  {
    path: '**',
    title: 'shell.notFound.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('../not-found/not-found-page.js')).NotFoundPage,
  },
];
