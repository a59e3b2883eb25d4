import { signedIn } from '@tessera/shell';
import type { Routes } from '@angular/router';
import { CONFIGURATION_ROUTES } from './configuration/routes.js';
import { toFirstTab } from './access/tabs.js';
import { askBeforeLeaving } from './process-list/leave.guard.js';

/** The pages of the admin app, each loaded when somebody goes there. */
export const ROUTES: Routes = [
  {
    path: '',
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', title: 'app.home.heading', loadComponent: async () => (await import('./home/home.page.js')).HomePage },
      {
        path: 'process-lists/:type',
        title: 'app.processList.heading',
        canDeactivate: [askBeforeLeaving],
        loadComponent: async () => (await import('./process-list/process-list.page.js')).ProcessListPage,
      },
      {
        path: 'connectors',
        title: 'app.connectors.heading',
        loadComponent: async () => (await import('./connectors/connectors.page.js')).ConnectorsPage,
      },
      {
        path: 'connectors/:name',
        title: 'app.connectors.heading',
        canDeactivate: [askBeforeLeaving],
        loadComponent: async () => (await import('./connectors/connector.page.js')).ConnectorPage,
      },
      {
        path: 'schedules',
        title: 'app.schedules.heading',
        loadComponent: async () => (await import('./schedules/schedules.page.js')).SchedulesPage,
      },
      { path: 'numbering', title: 'app.numbering.heading', loadComponent: async () => (await import('./numbering/numbering.page.js')).NumberingPage },
      { path: 'queue', title: 'app.queue.heading', loadComponent: async () => (await import('./queue/queue.page.js')).QueuePage },
      {
        path: 'mail',
        title: 'app.mail.heading',
        loadComponent: async () => (await import('./mail/mail.page.js')).MailPage,
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'outbox' },
          { path: 'outbox', title: 'app.mail.outbox', loadComponent: async () => (await import('./mail/outbox.page.js')).OutboxPage },
          { path: 'templates', title: 'app.mail.templates', loadComponent: async () => (await import('./mail/templates.page.js')).TemplatesPage },
        ],
      },
      {
        path: 'mail/templates/:name',
        title: 'app.mail.templates',
        canDeactivate: [askBeforeLeaving],
        loadComponent: async () => (await import('./mail/template.page.js')).TemplatePage,
      },
      { path: 'web-hooks', title: 'app.webHooks.heading', loadComponent: async () => (await import('./web-hooks/web-hooks.page.js')).WebHooksPage },
      { path: 'web-hooks/:id', title: 'app.webHooks.heading', loadComponent: async () => (await import('./web-hooks/web-hook.page.js')).WebHookPage },
      { path: 'undelivered-events', title: 'app.undelivered.heading', loadComponent: async () => (await import('./web-hooks/undelivered.page.js')).UndeliveredPage },
      {
        path: 'organisation',
        title: 'app.organisation.heading',
        loadComponent: async () => (await import('./organisation/organisation.page.js')).OrganisationPage,
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'chart' },
          { path: 'chart', title: 'app.organisation.chart', loadComponent: async () => (await import('./organisation/chart.page.js')).ChartPage },
          { path: 'people', title: 'app.organisation.people', loadComponent: async () => (await import('./organisation/people.page.js')).PeoplePage },
          {
            path: 'groups',
            title: 'app.organisation.groups',
            canDeactivate: [askBeforeLeaving],
            loadComponent: async () => (await import('./organisation/groups.page.js')).GroupsPage,
          },
        ],
      },
      { path: 'imports', title: 'app.imports.heading', loadComponent: async () => (await import('./imports/imports.page.js')).ImportsPage },
      { path: 'imports/:id', title: 'app.imports.heading', loadComponent: async () => (await import('./imports/import.page.js')).ImportPage },
      { path: 'plugins', title: 'app.plugins.heading', loadComponent: async () => (await import('./plugins/plugins.page.js')).PluginsPage },
      { path: 'plugins/field-kinds', pathMatch: 'full', redirectTo: 'plugins/field-kinds/text' },
      { path: 'plugins/field-kinds/:kind', title: 'app.fieldKinds.heading', loadComponent: async () => (await import('./field-kinds/field-kinds.page.js')).FieldKindsPage },
      ...CONFIGURATION_ROUTES,
      { path: 'plugins/use-cases/:symbolicName', title: 'app.useCasePage.heading', loadComponent: async () => (await import('./plugins/use-case.page.js')).UseCasePage },
      { path: 'plugins/object-types/:type', title: 'app.typePage.heading', loadComponent: async () => (await import('./plugins/type.page.js')).TypePage },
      { path: 'audit', title: 'app.audit.heading', loadComponent: async () => (await import('./audit/audit.page.js')).AuditPage },
      { path: 'tokens', title: 'app.tokens.heading', loadComponent: async () => (await import('./tokens/tokens.page.js')).TokensPage },
      {
        path: 'access',
        title: 'app.access.heading',
        loadComponent: async () => (await import('./access/access.page.js')).AccessPage,
        children: [
          { path: '', pathMatch: 'full', canActivate: [toFirstTab], children: [] },
          {
            path: 'accounts',
            title: 'app.access.accounts',
            loadComponent: async () => (await import('./access/accounts.page.js')).AccountsPage,
          },
          {
            path: 'criteria',
            title: 'app.access.criteria',
            loadComponent: async () => (await import('./access/criteria.page.js')).CriteriaPage,
          },
          {
            path: 'roles',
            title: 'app.access.roles',
            canDeactivate: [askBeforeLeaving],
            loadComponent: async () => (await import('./access/roles.page.js')).RolesPage,
          },
          {
            path: 'schemes',
            title: 'app.access.schemes',
            canDeactivate: [askBeforeLeaving],
            loadComponent: async () => (await import('./access-schemes/schemes.page.js')).SchemesPage,
          },
          { path: 'models', title: 'app.access.models', loadComponent: async () => (await import('./access-schemes/models.page.js')).ModelsPage },
          {
            path: 'object',
            title: 'app.access.object',
            canDeactivate: [askBeforeLeaving],
            loadComponent: async () => (await import('./access-schemes/object-rights.page.js')).ObjectRightsPage,
          },
          { path: 'why', title: 'app.access.why', loadComponent: async () => (await import('./access-schemes/why.page.js')).WhyPage },
        ],
      },
    ],
  },
];
