import { Refusal } from '@tessera/engine';

/** One page of a list, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** Which part of a list somebody wants. */
export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A keyset position: what the list is sorted by, its value on the last line, and that line's id. */
export type Position = readonly [sort: string, value: string, id: string];

const DEFAULT_LIMIT = 50;
const MOST = 200;

/** The number of lines to give: 50 unless told, never more than 200. */
export const limitOf = ({ limit = DEFAULT_LIMIT }: PageRequest): number =>
  Math.min(Math.max(Math.trunc(limit) || 1, 1), MOST);

/** A position as an opaque text. */
export const encodeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** Whether a value and an id can be those of a line, for each way of sorting. */
export type Fits = Readonly<Record<string, (value: string, id: string) => boolean>>;

/** Reads a cursor back; refuses one that was made by another list or by hand. */
export function decodeCursor(cursor: string | undefined, fits: Fits): Position | undefined {
  if (cursor === undefined) return undefined;
  const position = parse(cursor);
  if (!isPosition(position) || !Object.hasOwn(fits, position[0]) || !fits[position[0]]?.(position[1], position[2])) {
    throw new Refusal('invalid-cursor');
  }
  return position;
}

/** Whether a text is a moment as cursors write it: one that the calendar has, and Postgres, too, which writes other years otherwise. */
export function isMoment(value: string): boolean {
  const moment = new Date(value);
  return /^(?!0000)\d{4}-/.test(value) && !Number.isNaN(moment.getTime()) && moment.toISOString() === value;
}

/** Cuts the one line too many that tells whether there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, positionOf: (row: T) => Position): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: encodeCursor(positionOf(last)) } : { items };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string' && !part.includes('\0'));
