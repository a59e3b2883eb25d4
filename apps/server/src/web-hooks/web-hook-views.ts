import type { Catalogue } from '@tessera/engine';
import type { Delivery, WebHook } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { typeOf } from './cloud-events.js';
import type { DeliveryView, WebHookHealth, WebHookView } from './web-hook.models.js';
import { actionTitle, causeOf } from './web-hook-texts.js';

/** A web hook as administrators see it. */
export const hookView = (hook: WebHook, language: Language): WebHookView => ({
  id: hook.id,
  name: hook.name,
  address: hook.address,
  objectTypes: [...hook.objectTypes],
  actions: [...hook.actions],
  identification: hook.identification,
  enabled: hook.enabled,
  revision: hook.revision,
  createdAt: hook.createdAt.toISOString(),
  changedAt: hook.changedAt.toISOString(),
  changedBy: hook.changedBy,
  ...(hook.formerUntil && hook.formerUntil > new Date() ? { formerSecretUntil: hook.formerUntil.toISOString() } : {}),
  health: healthOf(hook, language),
});

function healthOf(hook: WebHook, language: Language): WebHookHealth {
  const { lastSuccessAt, lastFailureAt, lastFailure, failingSince, switchedOffAt } = hook;
  const state = stateOf(hook);
  const isInTrouble = state === 'failing' || state === 'switched-off';
  return {
    state,
    ...(lastSuccessAt ? { lastSuccess: lastSuccessAt.toISOString() } : {}),
    ...(lastFailureAt ? { lastFailure: lastFailureAt.toISOString() } : {}),
    ...(isInTrouble && lastFailure ? { cause: causeOf(lastFailure, language) } : {}),
    ...(failingSince ? { failingSince: failingSince.toISOString() } : {}),
    ...(switchedOffAt ? { switchedOffAt: switchedOffAt.toISOString() } : {}),
  };
}

function stateOf({ enabled, switchedOffAt, failures, lastSuccessAt }: WebHook): WebHookHealth['state'] {
  if (!enabled) return switchedOffAt ? 'switched-off' : 'off';
  if (failures > 0) return 'failing';
  return lastSuccessAt ? 'healthy' : 'unknown';
}

/** A delivery in words. */
export function deliveryView(catalogue: Catalogue, delivery: Delivery, language: Language): DeliveryView {
  const { event, status, lastError, answer, tookMs, endedAt } = delivery;
  const { objectType = '', objectId = '', id, at } = event.entry;
  const title = catalogue.objectTypes().find((one) => one.name === objectType)?.title ?? objectType;
  return {
    id: delivery.id, webHook: delivery.hookId, webHookName: delivery.hookName, eventId: id, type: typeOf(objectType, event.action),
    action: event.action, actionTitle: actionTitle(event.action, language),
    objectType, objectTypeTitle: catalogue.translate(title, language), objectId, status, attempts: delivery.attempts, at: at.toISOString(),
    ...(status === 'waiting' && delivery.attempts > 0 ? { nextAttempt: delivery.dueAt.toISOString() } : {}),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    ...(answer === undefined ? {} : { answer }),
    ...(tookMs === undefined ? {} : { durationMs: tookMs }),
    ...(lastError && status !== 'delivered' ? { cause: causeOf(lastError, language) } : {}),
  };
}
