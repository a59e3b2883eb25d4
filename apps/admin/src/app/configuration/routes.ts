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
      { path: 'apply', title: 'app.configuration.apply', loadComponent: async () => (await import('./apply.page.js')).ApplyPage },
      { path: 'proposals', title: 'app.configuration.proposals', loadComponent: async () => (await import('./proposals.page.js')).ProposalsPage },
    ],
  },
  { path: 'configuration/revisions/:number', title: 'app.configuration.heading', loadComponent: async () => (await import('./revision.page.js')).RevisionPage },
  { path: 'configuration/proposals/:id', title: 'app.proposal.heading', loadComponent: async () => (await import('./proposal.page.js')).ProposalPage },
];
