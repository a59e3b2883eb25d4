import type { BatchRecord } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { CARD, NOW } from './changes.js';

/** A batch as it is accepted. */
export const newBatch = (more: Partial<BatchRecord> = {}): BatchRecord => ({
  id: uuidv7(), entryId: 'entry-1', useCase: 'TempCardsAddonExtProdProcAbort', objectType: CARD, place: 'processing', options: { queue: true },
  input: { reason: 'lost' }, selection: { ids: [uuidv7()] }, status: 'accepted', gathered: false,
  totals: { asked: 0, done: 0, skipped: 0, failed: 0 }, actorId: 'anna', actorName: 'Anna', openedAt: NOW, ...more,
});
