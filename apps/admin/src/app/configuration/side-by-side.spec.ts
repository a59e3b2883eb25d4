import { passagesOf, sideBySide } from './side-by-side.js';

const lines = (...texts: readonly string[]) => `${texts.join('\n')}\n`;

it('puts changed lines next to each other, and what is new next to nothing', () => {
  expect(sideBySide(lines('a', 'b', 'c'), lines('a', 'B', 'c', 'd'))).toEqual([
    { kind: 'same', left: { number: 1, text: 'a' }, right: { number: 1, text: 'a' } },
    { kind: 'changed', left: { number: 2, text: 'b' }, right: { number: 2, text: 'B' } },
    { kind: 'same', left: { number: 3, text: 'c' }, right: { number: 3, text: 'c' } },
    { kind: 'added', right: { number: 4, text: 'd' } },
  ]);
  expect(sideBySide(lines('a', 'b'), lines('b')).map((line) => line.kind)).toEqual(['removed', 'same']);
});

it('shows only what differs, and under which keys it stands', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => `    ${index}: x`);
  const before = lines('roles:', '  operator:', ...numbers);
  const passages = passagesOf(sideBySide(before, before.replace('10: x', '10: y').replace('19: x', '19: y')));
  expect(passages.map(({ way, lines: shown }) => [way, shown.length])).toEqual([['roles › operator', 7], ['roles › operator', 4]]);
  expect(passagesOf(sideBySide(before, before))).toEqual([]);
});
