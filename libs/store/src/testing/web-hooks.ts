import { v7 as uuidv7 } from 'uuid';
import type { WebHook, WebHookRules } from '../events/web-hook.js';
import { line, NOW } from './changes.js';
import type { TestStore } from './test-store.js';

/** Rules of a web hook that wants everything. */
export const wantsAll = (more: Partial<WebHookRules> = {}): WebHookRules => ({
  name: 'Access control', address: 'https://doors.example/events', objectTypes: [], actions: [], identification: false, enabled: true, ...more,
});

/** Keeps a web hook. */
export const addHook = (room: TestStore, more: Partial<WebHookRules> = {}): Promise<WebHook> =>
  room.webHooks.create(uuidv7(), wantsAll(more), Buffer.from('sealed'), line({ action: 'web-hook.created', at: NOW }));
