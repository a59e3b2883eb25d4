import type { CommonProperties, Status } from '@tessera/plugin-api';
import { positionOf } from '../access/index.js';
import type { Acting } from '../access/index.js';
import type { ObjectRecord } from '../model.js';

/** The status that somebody sets at a moment, with the position they act in and the names as they are now. */
export function statusOf(at: Date, acting: Acting): Status {
  const position = positionOf(acting);
  return { date: at.toISOString(), identity: { id: acting.id, name: acting.displayName }, ...(position && { position }) };
}

/** Common properties of an object that is created or changed. */
export function touched(common: CommonProperties | undefined, status: Status): CommonProperties {
  return { created: status, ...common, lastUpdated: status };
}

/** When what is written on an object was last changed; locks and freezes do not count. */
export function lastUpdatedAt({ common, updatedAt }: ObjectRecord): Date {
  return common?.lastUpdated ? new Date(common.lastUpdated.date) : updatedAt;
}
