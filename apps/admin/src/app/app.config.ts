import type { ApplicationConfig } from '@angular/core';
import {
  mdiAccountKeyOutline, mdiCalendarClockOutline, mdiConnection, mdiEmailOutline, mdiHistory, mdiHomeOutline, mdiKeyChainVariant, mdiNumeric,
  mdiPuzzleOutline,
  mdiSitemapOutline, mdiTextBoxSearchOutline, mdiTrayArrowUp, mdiTrayFull, mdiWebhook,
} from '@mdi/js';
import { provideShell } from '@tessera/shell';
import { proposedInterceptor } from './configuration/proposed.interceptor.js';
import { ROUTES } from './app.routes.js';

/** What the shell needs to know about this app. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideShell({
      routes: ROUTES,
      sentences: {
        'en-US': async () => (await import('./texts/en-us.js')).adminEnglish,
        'it-IT': async () => (await import('./texts/it-it.js')).adminItalian,
      },
      navigation: [
        { path: '/', text: 'app.home.heading', icon: mdiHomeOutline, permission: 'process-list:read', exact: true },
        { path: '/organisation', text: 'app.organisation.heading', icon: mdiSitemapOutline, permission: 'organisation:read' },
        { path: '/numbering', text: 'app.numbering.heading', icon: mdiNumeric, permission: 'numbering:read' },
        { path: '/connectors', text: 'app.connectors.heading', icon: mdiConnection, permission: 'connector:read' },
        { path: '/schedules', text: 'app.schedules.heading', icon: mdiCalendarClockOutline, permission: 'schedule:read' },
        { path: '/queue', text: 'app.queue.heading', icon: mdiTrayFull, permission: 'queue:read' },
        { path: '/imports', text: 'app.imports.heading', icon: mdiTrayArrowUp, permission: 'identity:import' },
        { path: '/mail', text: 'app.mail.heading', icon: mdiEmailOutline, permission: 'mail:read' },
        { path: '/web-hooks', text: 'app.webHooks.heading', icon: mdiWebhook, permission: 'webhook:read' },
        { path: '/plugins', text: 'app.plugins.heading', icon: mdiPuzzleOutline, permission: 'plugin:read' },
        { path: '/configuration', text: 'app.configuration.heading', icon: mdiHistory, permission: 'configuration:read' },
        { path: '/audit', text: 'app.audit.heading', icon: mdiTextBoxSearchOutline, permission: 'audit:read' },
        { path: '/access', text: 'app.access.heading', icon: mdiAccountKeyOutline, permission: ['account:read', 'role:read', 'acl:read'] },
        { path: '/tokens', text: 'app.tokens.heading', icon: mdiKeyChainVariant },
      ],
      interceptors: [proposedInterceptor],
      other: { href: '/', text: 'app.operatorApp' },
    }),
  ],
};
