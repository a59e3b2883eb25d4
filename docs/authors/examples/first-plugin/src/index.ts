import { definePlugin } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';
import { lendVisitorBadge } from './lend-visitor-badge.js';

/** Badges that visitors wear, and who has which. */
export default definePlugin({ objectTypes: [visitorBadge], useCases: [lendVisitorBadge] });
