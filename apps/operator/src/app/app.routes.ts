import type { Routes } from '@angular/router';
import { signedIn } from '@tessera/shell';

/** Pages of the operator app; each arrives when it is first opened. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'app.navigation.start',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./start/start-page.js')).StartPage,
  },
  {
    path: 'search',
    title: 'app.navigation.search',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./search/search-page.js')).SearchPage,
  },
  {
    path: 'objects/:id',
    title: 'app.profile.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./profile/profile-page.js')).ProfilePage,
  },
  {
    path: 'runs',
    title: 'app.navigation.runs',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./runs/runs-page.js')).RunsPage,
  },
  {
    path: 'runs/:id',
    title: 'app.run.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./run/run-page.js')).RunPage,
  },
];
