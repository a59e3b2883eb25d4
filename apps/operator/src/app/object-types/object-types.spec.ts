import { TestBed } from '@angular/core/testing';
import type { ActionView, ObjectTypeView } from '@tessera/api-client';
import { LiveUpdates } from '@tessera/shell';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { TestLine } from '../../testing/test-line.js';
import { ObjectTypes } from './object-types.js';

const type = (name: string) => ({ name, title: name, pluralTitle: name, group: '', label: 'name', states: [], attributes: {}, numbered: false, quickFilters: [] }) as ObjectTypeView;
const action = (available: boolean) => ({ entryId: 'e', useCase: 'u', title: 't', story: '', place: 'new', batch: false, available }) as ActionView;

async function open() {
  const http = await signedIn([]);
  const types = TestBed.inject(ObjectTypes);
  await settle();
  http.expectOne('/api/object-types').flush({ items: [type('identity'), type('temporary-card')] });
  types.current();
  await settle();
  return { http, types };
}

async function answer({ http }: Awaited<ReturnType<typeof open>>, startable: readonly string[]) {
  for (const name of ['identity', 'temporary-card']) {
    http.expectOne((request) => request.url === `/api/object-types/${name}/actions`).flush({ items: [action(startable.includes(name))] });
  }
  await settle();
}

it('begins with the first type on which the person can start something', async () => {
  const desk = await open();
  expect(desk.types.current()).toBeUndefined();
  await answer(desk, ['temporary-card']);
  expect(desk.types.current()?.name).toBe('temporary-card');
});

it('begins with the first type when nothing can be started', async () => {
  const desk = await open();
  await answer(desk, []);
  expect(desk.types.current()?.name).toBe('identity');
});

it('remembers the last choice', async () => {
  const desk = await open();
  await answer(desk, ['temporary-card']);
  desk.types.choose('identity');
  expect(desk.types.current()?.name).toBe('identity');
  TestBed.tick();
  expect(localStorage.getItem('tessera.objectType')).toBe('identity');
});

it('follows the rules: a type that somebody may see from now on is there without a reload', async () => {
  Object.assign(globalThis, { EventSource: TestLine });
  const desk = await open();
  TestBed.runInInjectionContext(() => TestBed.inject(LiveUpdates).start());
  await answer(desk, []);
  desk.types.choose('identity');
  TestLine.last.say('rules');
  await new Promise((resolve) => setTimeout(resolve, 350));
  await settle();
  desk.http.expectOne('/api/object-types').flush({ items: [type('identity'), type('temporary-card'), type('badge')] });
  await settle();
  expect(desk.types.list()?.map(({ name }) => name)).toEqual(['identity', 'temporary-card', 'badge']);
  expect(desk.types.current()?.name).toBe('identity');
});
