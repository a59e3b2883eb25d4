import type { ApplicationConfig } from '@angular/core';
import { mdiHistory, mdiHomeOutline, mdiLayersTripleOutline, mdiMagnify } from '@mdi/js';
import { ENCODER_DESK, FILE_DESK, OBJECT_FINDER } from '@tessera/forms';
import { provideShell } from '@tessera/shell';
import { HttpEncoderDesk } from './api/http-encoder-desk.js';
import { HttpFileDesk } from './api/http-file-desk.js';
import { HttpObjectFinder } from './api/http-object-finder.js';
import { routes } from './app.routes.js';

/** The operator app: its pages, its rail and the desks behind its fields. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideShell({
      routes,
      sentences: {
        'en-US': async () => (await import('./texts/en-us.js')).operatorEnglish,
        'it-IT': async () => (await import('./texts/it-it.js')).operatorItalian,
      },
      navigation: [
        { path: '/', text: 'app.navigation.start', icon: mdiHomeOutline, exact: true },
        { path: '/search', text: 'app.navigation.search', icon: mdiMagnify },
        { path: '/runs', text: 'app.navigation.runs', icon: mdiHistory },
        { path: '/batches', text: 'app.navigation.batches', icon: mdiLayersTripleOutline },
      ],
      other: {
        href: '/admin/',
        text: 'app.navigation.admin',
        permissions: ['process-list:read', 'audit:read', 'plugin:read', 'connector:read', 'account:read', 'role:read', 'acl:read'],
      },
    }),
    { provide: ENCODER_DESK, useClass: HttpEncoderDesk },
    { provide: FILE_DESK, useClass: HttpFileDesk },
    { provide: OBJECT_FINDER, useClass: HttpObjectFinder },
  ],
};
