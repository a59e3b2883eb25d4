import type { EntryView, ProcessListView } from '@tessera/api-client';
import { changeOf, differs, moved, rebase, requestOf, rowsOf } from './draft.js';

const entry = (id: string, more: Partial<EntryView> = {}): EntryView => ({
  id,
  useCase: `UseCase${id}`,
  title: `Use case ${id}`,
  enabled: true,
  options: { queue: true },
  moves: [],
  permission: 'temporary-card:order',
  startsAt: ['quick-search'],
  optionsText: '',
  ...more,
});
const list = (revision: number, ...entries: EntryView[]): ProcessListView => ({ place: 'new', title: 'General', revision, entries });

describe('the draft of a process list', () => {
  const stored = list(1, entry('a'), entry('b'));

  test('starts without a change', () => {
    expect(differs(rowsOf(stored), stored)).toBe(false);
  });

  test('knows a reordered list from the stored one', () => {
    const rows = moved(rowsOf(stored), 0, 1);
    expect(rows.map((row) => row.id)).toEqual(['b', 'a']);
    expect(differs(rows, stored)).toBe(true);
    expect(rows.map((row) => changeOf(row, stored))).toEqual(['none', 'none']);
  });

  test('sends the rows that stay and nothing of the removed ones', () => {
    const rows = rowsOf(stored).map((row) => (row.id === 'a' ? { ...row, removed: true } : { ...row, enabled: false }));
    expect(requestOf(rows)).toEqual([{ id: 'b', useCase: 'UseCaseb', enabled: false, options: { queue: true } }]);
  });
});

describe('two administrators at once', () => {
  const base = list(1, entry('a'), entry('b'), entry('c'));

  test('my changes lie on top of theirs, row by row', () => {
    const theirs = list(2, entry('a', { options: { queue: false } }), entry('c'), entry('d'));
    const mine = rowsOf(base).map((row) => (row.id === 'c' ? { ...row, enabled: false } : row));
    const rows = rebase(base, mine, theirs);
    expect(rows.map((row) => [row.id, row.enabled, row.options['queue']])).toEqual([
      ['a', true, false],
      ['c', false, true],
      ['d', true, true],
    ]);
  });

  test('a row that they removed and I changed comes back as a new one', () => {
    const theirs = list(2, entry('a'), entry('c'));
    const mine = rowsOf(base).map((row) => (row.id === 'b' ? { ...row, enabled: false } : row));
    const back = rebase(base, mine, theirs).find((row) => row.useCase === 'UseCaseb');
    expect(back?.id).toBeUndefined();
    expect(back?.enabled).toBe(false);
  });

  test('what I removed stays removed and my order counts when I changed it', () => {
    const theirs = list(2, entry('a'), entry('b'), entry('c'), entry('d'));
    const mine = moved(rowsOf(base), 2, 0).map((row) => (row.id === 'a' ? { ...row, removed: true } : row));
    expect(rebase(base, mine, theirs).map((row) => [row.id, row.removed])).toEqual([
      ['c', false],
      ['a', true],
      ['b', false],
      ['d', false],
    ]);
  });
});
