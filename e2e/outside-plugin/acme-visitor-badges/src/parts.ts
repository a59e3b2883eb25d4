import type { PackageParts } from '@tessera/plugin-api';
import { closeVisit } from './close-visit.task.js';
import { endVisit } from './end-visit.js';
import { importBadges } from './import-badges.js';
import { receptionDeskHttp } from './reception-desk-http.js';
import { receptionDesk, VISITOR_ARRIVED } from './reception-desk.js';
import { registerBadge } from './register-badge.js';
import { visitorArrived } from './visitor-arrived.task.js';
import { visitorBadge } from './visitor-badge.js';
import { withHosts } from './with-hosts.js';

/** What all versions of this package bring. */
export const parts = {
  objectTypes: [visitorBadge],
  useCases: [registerBadge, endVisit],
  tasks: [closeVisit, visitorArrived],
  reactions: [
    { objectType: visitorBadge.name, reaches: 'ended', task: closeVisit },
    { objectType: visitorBadge.name, action: 'freeze', task: closeVisit },
    { capability: receptionDesk.name, event: VISITOR_ARRIVED, task: visitorArrived },
  ],
  connectors: [receptionDeskHttp],
  fileImports: [importBadges],
  alongside: { identity: withHosts },
} as const satisfies PackageParts;
