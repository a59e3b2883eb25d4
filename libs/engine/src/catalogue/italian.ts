import type { Translations } from './installed-package.js';

/** The engine's own sentences in Italian; packages bring theirs. */
export const italian: Translations = {};
