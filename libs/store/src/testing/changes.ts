import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry, Changes, ObjectChange, RunRecord, TaskRecord } from '@tessera/engine';

export const CARD = 'temporary-card';
export const NOW = new Date('2026-03-01T10:00:00.000Z');

/** A card that does not exist yet. */
export const newCard = (more: Partial<ObjectChange> = {}): ObjectChange => ({
  id: uuidv7(), objectType: CARD, state: 'processing', attributes: { product: 'standard' }, version: 0, ...more,
});

/** A run as it ends. */
export const newRun = (more: Partial<RunRecord> = {}): RunRecord => ({
  id: uuidv7(), entryId: 'entry-1', useCase: 'TempCardsAddonExtProdProcOrder', objectType: CARD, place: 'new', status: 'done',
  options: { queue: true }, subjectIds: [], input: { amount: 9 }, step: 1, actorId: 'anna', actorName: 'Anna', openedAt: NOW,
  expiresAt: new Date(NOW.getTime() + 7_200_000), ...more,
});

/** A deferred task. */
export const newTask = (more: Partial<TaskRecord> = {}): TaskRecord => ({
  id: uuidv7(), name: 'submit-order', payload: { cardIds: [] }, key: uuidv7(), status: 'waiting', attempts: 0, createdAt: NOW, ...more,
});

/** One line of the audit. */
export const line = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: uuidv7(), at: NOW, actorId: 'anna', actorName: 'Anna', action: 'object.created', ...more,
});

/** An order of cards with its run and its audit, as the engine writes it. */
export function orderOf(amount: number, more: Partial<ObjectChange> = {}): Changes {
  const run = newRun();
  const objects = Array.from({ length: amount }, () => newCard(more));
  const audit = objects.map((object) => line({
    objectType: CARD, objectId: object.id, runId: run.id, useCase: run.useCase, to: object.state,
    changed: { product: { to: 'standard' } },
  }));
  return {
    at: NOW, actorId: 'anna', run, objects, tasks: [newTask({ runId: run.id })],
    audit: [...audit, line({ action: 'run.done', runId: run.id, useCase: run.useCase })],
  };
}

/** Only objects. */
export const only = (...objects: readonly ObjectChange[]): Changes => ({ at: NOW, actorId: 'anna', objects, audit: [], tasks: [] });
