import fc from 'fast-check';
import type { AclEntryView } from '@tessera/api-client';
import { draftOf, entriesOf, entryOf, markOf, onTopOf, peopleOf, withAdded, withChanged, withRemoved, withRestored, type DraftEntry, type Entry } from './scheme-draft.js';

const entry = (permission: Entry['permission'], group: string, ...relations: Entry['relations']): AclEntryView & Entry =>
  ({ permission, filter: { subject: 'group', is: group }, relations: [...relations] }) as AclEntryView & Entry;
const [readers, writers, owners] = [entry('Read', 'Readers'), entry('Update', 'Writers'), entry('Read', 'Everyone', 'self')];
const marks = (draft: readonly DraftEntry[]) => draft.map(markOf);

test('what is added, changed and removed is marked until it is saved, and can be taken back', () => {
  const draft = withAdded(withRemoved(withChanged(draftOf([readers, writers, owners]), 0, entry('Read', 'Auditors')), 1), entry('Lock', 'Desk'));
  expect(marks(draft)).toEqual(['changed', 'removed', undefined, 'added']);
  expect(entriesOf(draft)).toEqual([entry('Read', 'Auditors'), owners, entry('Lock', 'Desk')]);
  expect(marks(withRestored(withRestored(draft, 0), 1))).toEqual([undefined, undefined, undefined, 'added']);
  expect(withRemoved(draft, 3)).toHaveLength(3);
});

test('changes stand on top of what somebody else saved meanwhile, and nothing of theirs is lost', () => {
  const mine = withAdded(withRemoved(withChanged(draftOf([readers, writers]), 0, entry('Read', 'Auditors')), 1), entry('Lock', 'Desk'));
  const theirs = [entry('Freeze', 'Chiefs'), readers, writers];
  expect(marks(onTopOf(theirs, mine))).toEqual([undefined, 'changed', 'removed', 'added']);
  expect(entriesOf(onTopOf([entry('Freeze', 'Chiefs')], mine))).toEqual([entry('Freeze', 'Chiefs'), entry('Read', 'Auditors'), entry('Lock', 'Desk')]);
  expect(marks(onTopOf([entry('Lock', 'Desk')], withAdded([], entry('Lock', 'Desk'))))).toEqual([undefined]);
});

test('on top of the same scheme the changes stay what they are', () => {
  const entries = fc.uniqueArray(fc.record({ permission: fc.constantFrom('Read' as const, 'Lock' as const), group: fc.constantFrom('a', 'b', 'c') }), {
    selector: ({ permission, group }) => permission + group,
  }).map((all) => all.map(({ permission, group }) => entry(permission, group)));
  fc.assert(fc.property(entries, fc.nat(5), (saved, key) => {
    const mine = withAdded(withRemoved(draftOf(saved), key), entry('Freeze', 'z'));
    expect(entriesOf(onTopOf(saved, mine))).toEqual(entriesOf(mine));
  }));
});

test('who has a right to every object are those of the entries that ask for no relation', () => {
  expect(peopleOf([readers, owners].map(entryOf))).toEqual(readers.filter);
  expect(peopleOf([readers, writers].map(entryOf))).toEqual({ any: [readers.filter, writers.filter] });
  expect(peopleOf([entryOf(owners)])).toBeUndefined();
});
