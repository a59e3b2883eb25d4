import { defineTask, defineTemplate, defineUseCase, notifier } from '@tessera/plugin-api';
import type { PluginParts } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

/** What a host reads when a visitor waits. */
export const visitorWaits = defineTemplate({
  name: 'acme-visitor-waits',
  title: 'A visitor waits',
  placeholders: {
    name: { title: 'Name of the host', kind: 'text', sample: 'Anna Rossi' },
    badgeNumber: { title: 'Badge number', kind: 'text', sample: 'B-0042' },
  },
  texts: {
    'en-US': { subject: 'Your visitor is here', text: 'Hello {{name}},\n\nyour visitor with badge {{badgeNumber}} waits at the reception.' },
    'it-IT': { subject: 'Il tuo visitatore è qui', text: 'Buongiorno {{name}},\n\nil tuo visitatore con il badge {{badgeNumber}} aspetta alla reception.' },
  },
});

/** Tells the host of a visitor. */
export const tellHost = defineTask<{ readonly hostId: string; readonly badgeNumber: string }>()({
  name: 'acme-visitors.tell-host',
  title: 'Tell the host',
  attempts: 5,
  objectType: visitorBadge,
  moves: {},
  async perform(run) {
    const { hostId, badgeNumber } = run.payload;
    await run.use(notifier).notify({ key: run.key, identityId: hostId, template: visitorWaits.name, values: { badgeNumber } });
  },
  async giveUp() {},
});

/** Somebody fetches the visitor. */
export const welcomeVisitor = defineUseCase({
  symbolicName: 'AcmeVisitorsProcWelcome',
  title: 'Welcome visitor',
  story: 'As an operator I want to note who receives a visitor, and let them know.',
  objectType: visitorBadge,
  moves: { announced: ['on-site'] },
  startsAt: ['profile'],
  alsoFrom: { field: 'host', search: 'Search visitor badge', confirm: 'Is this the visitor?' },
  permission: 'visitor-badge:welcome',
  options: {},
  steps: [{ title: 'Who is the host?', fields: { host: { kind: 'object', title: 'Host', objectType: 'identity' } } }],
  async execute(run) {
    for (const badge of run.subjects) {
      await run.hold('identity', run.input.host);
      await run.move(badge, 'on-site', { host: run.input.host });
      run.defer(tellHost, { hostId: run.input.host, badgeNumber: badge.attributes.badgeNumber ?? badge.id });
    }
  },
  tasks: [tellHost],
});

/** What joins as soon as some package knows people. */
export const withHosts: PluginParts = { useCases: [welcomeVisitor], templates: [visitorWaits] };
