import fc from 'fast-check';
import type { UserFilter } from '@tessera/api-client';
import { draftOf, EMPTY_CONDITION, filterOf } from './rule-draft.js';

const filters = fc.letrec<{ filter: UserFilter }>((tie) => ({
  filter: fc.oneof({ depthSize: 'small' },
    fc.record({ subject: fc.constantFrom('role' as const, 'unit' as const), is: fc.constantFrom('a', 'b', 'c') }), fc.constant({ everyone: true as const }),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not }))),
})).filter;

function holds(filter: UserFilter, true_: ReadonlySet<string>): boolean {
  if ('everyone' in filter) return true;
  if ('subject' in filter) return true_.has(`${filter.subject} ${filter.is}`);
  if ('not' in filter) return !holds(filter.not, true_);
  return 'all' in filter ? filter.all.every((part) => holds(part, true_)) : filter.any.some((part) => holds(part, true_));
}

test('a rule that is opened and saved again means the same, and is not written anew each time', () => {
  const world = fc.uniqueArray(fc.constantFrom('role a', 'role b', 'role c', 'unit a', 'unit b', 'unit c')).map((all) => new Set(all));
  fc.assert(fc.property(filters, world, (filter, known) => {
    const saved = filterOf(draftOf(filter));
    expect(saved && holds(saved, known)).toBe(holds(filter, known));
    expect(filterOf(draftOf(saved ?? { everyone: true }))).toEqual(saved);
  }));
});

test('a condition that says nothing yet makes no rule', () => {
  const unit = { kind: 'condition', subject: 'unit', is: 'a', negated: true } as const;
  expect(filterOf({ kind: 'part', mode: 'all', parts: [unit, EMPTY_CONDITION] })).toBeUndefined();
  expect(filterOf({ kind: 'part', mode: 'any', parts: [] })).toBeUndefined();
  expect(filterOf({ kind: 'part', mode: 'none', parts: [unit] })).toEqual({ subject: 'unit', is: 'a' });
});
