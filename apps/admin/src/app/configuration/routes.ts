import type { Routes } from '@angular/router';

/** The pages about the configuration. */
export const CONFIGURATION_ROUTES: Routes = [
  {
    path: 'configuration',
    title: 'app.configuration.heading',
    loadComponent: async () => (await import('./configuration.page.js')).ConfigurationPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'revisions' },
      { path: 'revisions', title: 'app.configuration.revisions', loadComponent: async () => (await import('./revisions.page.js')).RevisionsPage },
    ],
  },
  { path: 'configuration/revisions/:number', title: 'app.configuration.heading', loadComponent: async () => (await import('./revision.page.js')).RevisionPage },
];
