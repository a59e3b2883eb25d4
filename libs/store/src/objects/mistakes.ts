const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** How many single mistakes (a letter missing, too much, wrong, or two turned round) lie between two words. */
export function mistakesBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let [before, last]: [readonly number[], readonly number[]] = [[], b.map((_, index) => index).concat(b.length)];
  for (let row = 1; row <= a.length; row++) {
    const present = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const least = Math.min((last[column] ?? 0) + 1, (present[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const turned = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      present.push(Math.min(least, turned));
    }
    [before, last] = [last, present];
  }
  return last[b.length] ?? 0;
}

/** All words one mistake away. */
export function oneMistakeFrom(word: string): readonly string[] {
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    near.add(head + tail.slice(1));
    if (tail.length > 1) near.add(`${head}${tail[1] ?? ''}${tail[0] ?? ''}${tail.slice(2)}`);
    for (const letter of LETTERS) near.add(head + letter + tail.slice(1)).add(head + letter + tail);
  }
  near.delete(word);
  return [...near];
}

/** How many mistakes somebody may make in a word of this length. */
export const forgiven = (word: string): number => (word.length <= 5 ? 1 : word.length <= 9 ? 2 : 3);
