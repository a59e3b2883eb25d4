import { diffLines } from 'diff';

/** One line of two texts next to each other; a side is missing where the other one has more. */
export interface Line {
  readonly kind: 'same' | 'changed' | 'removed' | 'added';
  readonly left?: NumberedLine;
  readonly right?: NumberedLine;
}

/** A line and its number in its own text. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** Lines that belong together, and the keys above them that are not shown. */
export interface Passage {
  readonly way: string;
  readonly lines: readonly Line[];
}

const AROUND = 3;

/** Two texts line by line. */
export function sideBySide(from: string, to: string): readonly Line[] {
  const lines: Line[] = [];
  let [left, right] = [0, 0];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      const [old, now] = [removed[at], added[at]];
      const kind = old !== undefined && now !== undefined ? 'changed' : old === undefined ? 'added' : 'removed';
      lines.push({ kind, ...(old !== undefined && { left: { number: ++left, text: old } }), ...(now !== undefined && { right: { number: ++right, text: now } }) });
    }
    removed = [];
  };
  for (const part of diffLines(from, to)) {
    const texts = part.value.replace(/\n$/, '').split('\n');
    if (part.removed) removed = texts;
    else if (part.added) flush(texts);
    else {
      flush([]);
      for (const text of texts) lines.push({ kind: 'same', left: { number: ++left, text }, right: { number: ++right, text } });
    }
  }
  flush([]);
  return lines;
}

/** Only what differs, with a few lines around it. */
export function passagesOf(lines: readonly Line[]): readonly Passage[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((line) => line.kind !== 'same'));
  const starts = near.flatMap((isNear, index) => (isNear && !near[index - 1] ? [index] : []));
  return starts.map((start) => {
    const end = near.indexOf(false, start);
    return { way: wayTo(lines, start), lines: lines.slice(start, end === -1 ? undefined : end) };
  });
}

// The keys that the first line stands under: each less indented than what follows.
function wayTo(lines: readonly Line[], start: number): string {
  const textAt = (index: number) => (lines[index]?.right ?? lines[index]?.left)?.text ?? '';
  const keys: string[] = [];
  let indent = indentOf(textAt(start));
  for (let index = start - 1; index >= 0 && indent > 0; index--) {
    const key = /^\s*([^\s#:-][^:]*):\s*$/.exec(textAt(index))?.[1];
    if (key === undefined || indentOf(textAt(index)) >= indent) continue;
    indent = indentOf(textAt(index));
    keys.unshift(key);
  }
  return keys.join(' › ');
}

const indentOf = (text: string): number => (/^\s*/.exec(text)?.[0].length ?? 0) + (/^\s*- /.test(text) ? 1 : 0);
