import { defineUseCase } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

/** Ends visits, by hand or every evening. */
export const endVisit = defineUseCase({
  symbolicName: 'AcmeVisitorsProcEnd',
  title: 'End visit',
  story: 'As an operator I want to end visits, so that their badges open no door any more.',
  objectType: visitorBadge,
  moves: { announced: ['ended'], 'on-site': ['ended'] },
  startsAt: ['profile', 'batch', 'schedule'],
  permission: 'visitor-badge:end',
  access: 'Update',
  options: {},
  steps: [{ title: 'End the visit?', text: 'The badge opens no door any more.' }],
  outcomes: { ended: 'Visits ended: {count}.' },
  onSchedule: { atMost: 500 },

  async execute(run) {
    for (const badge of run.subjects) await run.move(badge, 'ended');
  },
});
