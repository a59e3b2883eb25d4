import { definePlugin } from '@tessera/plugin-api';
import { announceCard } from './announce-card.js';
import { parts } from './parts.js';

/** Visitor badges, from the announcement of a visitor until the door is closed again. */
export default definePlugin({ ...parts, useCases: [announceCard, ...parts.useCases] });
