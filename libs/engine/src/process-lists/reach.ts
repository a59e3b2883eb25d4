import type { ObjectType } from '@tessera/plugin-api';
import { reachedFrom, type LifeCycleEdge } from './life-cycle.js';

/** How a state stands in a life cycle as the process lists make it. */
export interface StateReach {
  /** Objects can come here from nothing, by moves that are on. */
  readonly reachable: boolean;
  /** Objects can come here, it is no end that the object type declares, and no move that is on leads to another state. */
  readonly deadEnd: boolean;
}

/** How every state stands of an object type under the moves of its life cycle. */
export function reachOf(type: ObjectType, edges: readonly LifeCycleEdge[]): ReadonlyMap<string, StateReach> {
  const on = edges.filter((edge) => edge.enabled);
  const reached = reachedFrom('nothing', on);
  const left = new Set(on.filter(({ from, to }) => from !== to).map(({ from }) => from));
  return new Map(Object.entries(type.states).map(([name, { final }]) => {
    const reachable = reached.has(name);
    return [name, { reachable, deadEnd: reachable && final !== true && !left.has(name) }];
  }));
}
