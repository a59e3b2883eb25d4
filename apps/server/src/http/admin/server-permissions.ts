import { MANAGE_BATCHES } from '@tessera/engine';

/** Permissions that no endpoint names in a decorator, but that the house asks for further in. */
export const SERVER_PERMISSIONS: readonly string[] = ['secret:reveal', 'webhook:grant-identification', MANAGE_BATCHES, 'saved-filter:share'];
