import type { LifeCycleEdge } from '@tessera/api-client';
import type { Course, Way } from './draw.js';

/** Sorts of lines: moves by people, by the house itself, and those that are off. */
export const SORTS = ['people', 'house', 'off'] as const;

/** A sort of line. */
export type Sort = (typeof SORTS)[number];

const SORT_OF = { 'use-case': 'people', import: 'people', task: 'house', reaction: 'house' } as const satisfies Record<LifeCycleEdge['by'], Sort>;

/**
 * The moves between the same two states as one line of each sort; across, where no words stand beside the lines, as one line alone.
 * Moves that stay where they are lead nowhere.
 */
export function waysOf(moves: readonly Pick<LifeCycleEdge, 'from' | 'to' | 'title' | 'by' | 'enabled'>[], course: Course): readonly Way[] {
  const ways = new Map<string, Way>();
  const open = new Set(moves.filter(({ enabled }) => enabled).map(pairOf));
  for (const move of moves) {
    if (move.from === move.to) continue;
    const sort = course === 'down' ? sortOf(move) : open.has(pairOf(move)) ? 'people' : 'off';
    const key = `${pairOf(move)}>${sort}`;
    ways.set(key, { from: move.from, to: move.to, sort, titles: [...new Set([...(ways.get(key)?.titles ?? []), move.title])] });
  }
  return [...ways.values()];
}

const pairOf = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}>${to}`;

const sortOf = ({ by, enabled }: Pick<LifeCycleEdge, 'by' | 'enabled'>): Sort => (enabled ? SORT_OF[by] : 'off');
