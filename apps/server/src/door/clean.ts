import { invalidAt } from './faults.js';

const DEPTH = 24;

/**
 * Refuses what no text of ours may hold: NUL and half characters (Postgres stores neither), nesting deeper than any
 * shape of ours (recursive checks further in would run out of stack), and names that every object of JavaScript has
 * (copies lose them without a word).
 */
export function refuseUnusable(sent: unknown): void {
  look(sent, (name) => name in Object.prototype);
}

/** The same for what may be named by people: a group is called `constructor` as well as anything else. Whoever reads it asks for own names only. */
export function refuseUnusableTexts(sent: unknown): void {
  look(sent, () => false);
}

function look(sent: unknown, isRefused: (name: string) => boolean): void {
  const waiting: [unknown, number][] = [[sent, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string') refuseText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEPTH) throw invalidAt('', 'too-deep', { max: DEPTH });
    for (const [name, inner] of Object.entries(value)) {
      refuseText(name);
      if (!Array.isArray(value) && isRefused(name)) throw invalidAt(`/${name}`, 'unknown-field');
      waiting.push([inner, depth + 1]);
    }
  }
}

function refuseText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw invalidAt('', 'unusable-character');
}
