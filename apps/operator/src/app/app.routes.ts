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
    path: 'batches',
    title: 'app.navigation.batches',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./batches/batches-page.js')).BatchesPage,
  },
  {
    path: 'batches/new',
    title: 'app.batch.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./batches/batch-new-page.js')).BatchNewPage,
  },
  {
    path: 'batches/:id',
    title: 'app.batch.title',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./batches/batch-page.js')).BatchPage,
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
