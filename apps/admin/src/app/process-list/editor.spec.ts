import { TestBed } from '@angular/core/testing';
import type { EntryDraft, EntryView, ProcessListsView, ProcessListView, UseCaseView } from '@tessera/api-client';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { ProcessListEditor } from './editor.js';

const entry = (id: string): EntryView => ({
  id,
  useCase: `UseCase${id}`,
  title: `Use case ${id}`,
  enabled: true,
  options: {},
  moves: [],
  permission: 'temporary-card:order',
  startsAt: ['quick-search'],
  optionsText: '',
});
const list = (place: string, revision: number, ...entries: EntryView[]): ProcessListView => ({ place, title: place, revision, entries });
const rules = (...lists: ProcessListView[]): ProcessListsView => ({
  objectType: { name: 'card', title: 'Card', pluralTitle: 'Cards', group: 'Cards', label: 'number', states: [], attributes: {}, numbered: false, quickFilters: [] },
  lists,
  warnings: [],
});
const offered: UseCaseView = {
  symbolicName: 'UseCasex',
  title: 'Use case x',
  story: 'As an operator I want x.',
  package: 'x',
  objectType: 'card',
  moves: [],
  startsAt: ['quick-search'],
  permission: 'card:x',
  options: {},
  initialOptions: {},
};

/** Keeps lists as the server does: whoever names an old revision is refused. */
class ListsInMemory {
  saved: readonly EntryDraft[] = [];

  save(at: { place: string }, revision: number, entries: readonly EntryDraft[]): Promise<ProcessListView> {
    this.saved = entries;
    return Promise.resolve(list(at.place, revision + 1, ...entries.map((draft, index) => ({ ...entry(draft.id ?? `n${index}`), ...draft, title: 't', id: draft.id ?? `n${index}` }))));
  }
}

function editorOf(view: ProcessListsView) {
  const lists = new ListsInMemory();
  TestBed.configureTestingModule({ providers: [ProcessListEditor, { provide: ProcessListsApi, useValue: lists }] });
  const editor = TestBed.inject(ProcessListEditor);
  editor.show(view);
  return { editor, lists };
}

test('counts what is on per place and marks the place that waits to be saved', () => {
  const { editor } = editorOf(rules(list('new', 1, entry('a')), list('processing', 1, entry('b'), entry('c'))));
  editor.place.set('processing');
  editor.decide('b', { enabled: false });
  expect(editor.places().map(({ place, count, unsaved }) => [place, count, unsaved])).toEqual([
    ['new', 1, false],
    ['processing', 1, true],
  ]);
});

test('a removed row comes back by undo, an added one just goes', () => {
  const { editor } = editorOf(rules(list('new', 1, entry('a'))));
  editor.remove('a');
  expect(editor.unsaved()).toBe(true);
  editor.restore('a');
  expect(editor.unsaved()).toBe(false);
  editor.add(offered, { enabled: true, options: {}, titleOverride: undefined, cron: undefined });
  const added = editor.rows()[1];
  editor.remove(added?.key ?? '');
  expect(editor.rows()).toHaveLength(1);
});

test('what others save shows at once where nobody works, and waits where somebody does', () => {
  const { editor } = editorOf(rules(list('new', 1, entry('a')), list('processing', 1, entry('b'))));
  editor.remove('a');
  editor.show(rules({ ...list('new', 2, entry('a'), entry('z')), changedBy: 'Anna' }, list('processing', 2)));
  expect(editor.rows().map(({ key, removed }) => [key, removed])).toEqual([['a', true]]);
  expect(editor.overtakenBy()).toBe('Anna');
  editor.place.set('processing');
  expect(editor.rows()).toEqual([]);
  expect(editor.overtakenBy()).toBeUndefined();
});

test('saving sends the rows in their order and leaves nothing unsaved', async () => {
  const { editor, lists } = editorOf(rules(list('new', 1, entry('a'), entry('b'))));
  editor.move(1, 0);
  await editor.save();
  expect(lists.saved.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(editor.anyUnsaved()).toBe(false);
});
