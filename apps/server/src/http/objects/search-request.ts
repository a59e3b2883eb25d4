import { Refusal } from '@tessera/engine';
import type { SearchRequest } from '@tessera/store';
import type { SearchQuery } from './object.shapes.js';

const DIRECTIONS = { asc: 'ascending', desc: 'descending' } as const;

/** A search as the store understands it. */
export function searchRequest({ type: objectType, direction, quick, ...rest }: SearchQuery): SearchRequest {
  return { objectType, ...rest, ...(direction ? { direction: DIRECTIONS[direction] } : {}), ...(quick ? { quick: quick.split(',') } : {}) };
}

/** The refusal of a state that the type does not have. */
export const unknownState = (state: string): Refusal => new Refusal('unknown-state', { state }, [{ pointer: '/state', reason: 'unknown-state' }]);
