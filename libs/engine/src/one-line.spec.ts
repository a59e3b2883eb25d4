import fc from 'fast-check';
import { oneLine } from './one-line.js';
import { errorLine } from './tasks/task-errors.js';

const anything = fc.array(fc.constantFrom('a', ' ', '\n', '\u0000', '\u001b', '\ud83d', '\ude00', '😀', '\u202e', 'è'), { maxLength: 40 }).map((parts) => parts.join(''));

it('whatever a partner says is kept in one line that a database takes', () => {
  fc.assert(fc.property(anything, fc.nat(40), (text, longest) => {
    const line = oneLine(text, longest);
    expect([/[\p{Cc}\p{Cs}]/u.test(line), line.length <= longest]).toEqual([false, true]);
  }));
  expect(errorLine(new Error('No\u0000 such\r\ncard \ud83d'))).toBe('No such card ');
  expect(errorLine(`${'x'.repeat(499)}😀`)).toBe('x'.repeat(499));
});
