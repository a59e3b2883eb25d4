/** Many rows that look alike, as they are bound: each distinct shape once, and per row the number of its shape. */
export interface Packed {
  /** JSON array of the distinct shapes. */
  readonly shapes: string;
  /** Array literal of positions in `shapes`, counted from 1, in the order of the rows. */
  readonly references: string;
}

/**
 * Packs rows by shape. A hundred thousand cards of one order differ by their ids alone: what they share
 * is sent and parsed once, which is what makes large orders cheap. `keyOf` tells shapes apart.
 */
export function pack<T>(rows: readonly T[], keyOf: (row: T) => string, shapeOf: (row: T) => unknown): Packed {
  const numbers = new Map<string, number>();
  const shapes: string[] = [];
  const references = rows.map((row) => {
    const key = keyOf(row);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = shapes.push(JSON.stringify(shapeOf(row)));
    numbers.set(key, number);
    return number;
  });
  return { shapes: `[${shapes.join(',')}]`, references: `{${references.join(',')}}` };
}

/** Array literal of ids, `null` where there is none. */
export const idArray = (ids: readonly (string | undefined)[]): string => `{${ids.map((id) => id ?? 'null').join(',')}}`;
