import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Confirm, Toasts } from '@tessera/shell';
import { ProtectionMenuHarness } from '../../testing/protection-menu-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import type { CommonView } from '@tessera/api-client';
import { ProtectionMenu } from './protection-menu.js';
import { ProtectionNotes } from './protection-notes.js';

const card = { id: 'c1', objectType: 'temporary-card', label: 'T1', state: 'produced', attributes: {}, version: 1, createdAt: '', updatedAt: '', common: {} };
const type = { name: 'temporary-card', title: 'Temporary card', pluralTitle: '', group: '', label: 'number', states: [], attributes: {}, quickFilters: [] };
const byBruno = { date: '2030-01-01T08:00:00.000Z', identity: { id: 'bruno', name: 'Bruno' } };
const everything = ['temporary-card:*'];

async function open(common: CommonView, permissions: readonly string[] = everything, numbered = false) {
  const http = await signedIn(permissions);
  const fixture = TestBed.createComponent(ProtectionMenu);
  fixture.componentRef.setInput('object', { ...card, common });
  fixture.detectChanges();
  http.match('/api/object-types').forEach((request) => request.flush({ items: [{ ...type, numbered }] }));
  await settle();
  let changes = 0;
  fixture.componentInstance.changed.subscribe(() => changes++);
  const menu = await TestbedHarnessEnvironment.harnessForFixture(fixture, ProtectionMenuHarness);
  return { http, menu, changes: () => changes, said: () => TestBed.inject(Toasts).list().map(({ text, tone }) => `${tone}: ${text}`) };
}

it('locks at once and says so', async () => {
  const { http, menu, changes, said } = await open({});
  expect(await menu.open()).toEqual(['Lock', 'Freeze']);
  await menu.choose('Lock');
  http.expectOne({ method: 'POST', url: '/api/objects/c1/lock' }).flush(card);
  await settle();
  expect(said()).toEqual(['done: T1 is locked: only you can change it.']);
  expect(changes()).toBe(1);
});

it('says who keeps it, and does nothing then', async () => {
  const { http, menu } = await open({ locked: byBruno });
  expect(await menu.open()).toEqual(['Unlock Locked by Bruno', 'Unlock by force', 'Freeze Locked by Bruno']);
  expect(await menu.isPossible('Freeze')).toBe(false);
  await menu.choose('Freeze');
  http.verify();
  expect(await menu.open()).toHaveLength(3);
});

it('asks before it ends the lock of somebody else', async () => {
  const { http, menu } = await open({ locked: byBruno });
  await menu.choose('Unlock by force');
  const confirm = TestBed.inject(Confirm);
  expect(confirm.asked()?.question.text).toContain('Bruno');
  confirm.answer(true);
  await settle();
  http.expectOne('/api/objects/c1/force-unlock').flush(card);
});

it('names the permission that is missing', async () => {
  const { menu } = await open({ frozen: byBruno }, ['temporary-card:read']);
  expect(await menu.open()).toEqual(['Unfreeze You lack the permission temporary-card:freeze', 'Lock You lack the permission temporary-card:lock']);
});

it('tells the refusal of the server and looks again', async () => {
  const { http, menu, changes, said } = await open({});
  await menu.choose('Freeze');
  http.expectOne('/api/objects/c1/freeze').flush({ title: 'Kept', detail: 'Bruno was faster.', reason: 'locked-by-another' }, { status: 409, statusText: 'Conflict' });
  await settle();
  expect(said()).toEqual(['failed: Kept. Bruno was faster.']);
  expect(changes()).toBe(1);
});

it('shows who locked or froze the object', async () => {
  await signedIn(everything);
  const fixture = TestBed.createComponent(ProtectionNotes);
  fixture.componentRef.setInput('common', { frozen: byBruno });
  await fixture.whenStable();
  expect(fixture.nativeElement.textContent).toContain('Frozen by Bruno');
  fixture.componentRef.setInput('common', { locked: { ...byBruno, identity: { id: 'olga', name: 'Olga' } } });
  await fixture.whenStable();
  expect(fixture.nativeElement.textContent).toContain('You keep this for yourself');
});

it('numbers once, after asking, and says the number', async () => {
  const { http, menu, said } = await open({}, everything, true);
  expect(await menu.open()).toEqual(['Lock', 'Freeze', 'Number']);
  await menu.choose('Number');
  const confirm = TestBed.inject(Confirm);
  expect(confirm.asked()?.question.text).toContain('once and for ever');
  confirm.answer(true);
  await settle();
  http.expectOne({ method: 'POST', url: '/api/objects/c1/number' }).flush({ ...card, common: { number: 'ID-000007', numbered: byBruno } });
  await settle();
  expect(said()).toEqual(['done: T1 has the number ID-000007.']);
});

it('does not number what has a number', async () => {
  const { http, menu } = await open({ number: 'ID-000007', numbered: byBruno }, everything, true);
  expect((await menu.open()).at(-1)).toBe('Number Numbered ID-000007 by Bruno');
  await menu.choose('Number');
  http.verify();
});
