import type { CommonProperties, Status } from '@tessera/plugin-api';
import type { ObjectRecord } from '../model.js';

/** The status that an actor sets at a moment. */
export function statusOf(at: Date, actor: { readonly id: string; readonly displayName: string }): Status {
  return { date: at.toISOString(), identity: { id: actor.id, name: actor.displayName } };
}

/** Common properties of an object that is created or changed. */
export function touched(common: CommonProperties | undefined, status: Status): CommonProperties {
  return { created: status, ...common, lastUpdated: status };
}

/** When what is written on an object was last changed; locks and freezes do not count. */
export function lastUpdatedAt({ common, updatedAt }: ObjectRecord): Date {
  return common?.lastUpdated ? new Date(common.lastUpdated.date) : updatedAt;
}
