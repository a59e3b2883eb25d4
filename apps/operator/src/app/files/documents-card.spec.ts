import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { CommonView } from '@tessera/api-client';
import { Confirm, Toasts } from '@tessera/shell';
import { DocumentsHarness } from '../../testing/documents-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { DocumentsCard } from './documents-card.js';

const ada = { id: 'a1', objectType: 'identity', label: 'Ada', state: 'active', attributes: {}, version: 1, createdAt: '', updatedAt: '' };
const byOlga = { date: '2030-01-01T08:00:00.000Z', identity: { id: 'olga', name: 'Olga' } };
const contract = { id: 'f1', name: 'contract.pdf', mediaType: 'application/pdf', bytes: 310_000, attached: byOlga };
const pdf = (size = 3) => new File([new Uint8Array(size)], 'letter.pdf', { type: 'application/pdf' });

async function open(common: CommonView, permissions: readonly string[] = ['identity:attach']) {
  const http = await signedIn(permissions);
  const fixture = TestBed.createComponent(DocumentsCard);
  fixture.componentRef.setInput('object', { ...ada, common });
  let changes = 0;
  fixture.componentInstance.changed.subscribe(() => changes++);
  const card = await TestbedHarnessEnvironment.harnessForFixture(fixture, DocumentsHarness);
  return { http, card, changes: () => changes, said: () => TestBed.inject(Toasts).list().map(({ text }) => text) };
}

it('lists what is attached, and leads to it', async () => {
  const { card } = await open({ attachments: [contract] });
  expect(await card.text()).toMatch(/contract\.pdf303 kB · Olga/);
  expect(await card.targets()).toEqual(['/api/files/f1']);
});

it('attaches what is dropped, and says how far it is', async () => {
  const { http, card, changes, said } = await open({});
  expect(await card.text()).toContain('Nothing is attached yet.');
  await card.drop(pdf());
  const request = http.expectOne({ method: 'POST', url: '/api/objects/a1/attachments' });
  request.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 2 });
  expect(await card.text()).toContain('Sending letter.pdf…');
  request.flush({ ...contract, name: 'letter.pdf' });
  await settle();
  expect([said(), changes()]).toEqual([['letter.pdf is attached.'], 1]);
});

it('says what is wrong with a file, whoever finds it', async () => {
  const { http, card, changes } = await open({});
  await card.drop(pdf(10 * 1_024 * 1_024 + 1));
  expect(await card.fault()).toBe('letter.pdf is too large: at most 10 MB.');
  await card.drop(pdf());
  const faults = [{ pointer: '/file', reason: 'damaged-file' }];
  http.expectOne('/api/objects/a1/attachments').flush({ reason: 'invalid-input', title: 'No', faults }, { status: 422, statusText: 'No' });
  await settle();
  expect([await card.fault(), changes()]).toEqual(['This file is damaged.', 0]);
});

it('removes a document when that is meant', async () => {
  const { http, card, changes, said } = await open({ attachments: [contract] });
  const remove = async (answer: boolean) => {
    await card.press('Remove contract.pdf');
    TestBed.inject(Confirm).answer(answer);
    await settle();
  };
  await remove(false);
  http.expectNone('/api/objects/a1/attachments/f1');
  await remove(true);
  http.expectOne({ method: 'DELETE', url: '/api/objects/a1/attachments/f1' }).flush(null);
  await settle();
  expect([said(), changes()]).toEqual([['contract.pdf is removed.'], 1]);
});

it('only shows them to whoever may not attach, and while somebody else keeps the object', async () => {
  const reader = await open({ attachments: [contract] }, []);
  expect(await reader.card.text()).toContain('You lack the permission identity:attach');
  expect(await reader.card.canRemove()).toBe(false);
  TestBed.resetTestingModule();
  const late = await open({ attachments: [contract], locked: { ...byOlga, identity: { id: 'bruno', name: 'Bruno' } } });
  expect(await late.card.text()).toContain('Locked by Bruno');
  expect(await late.card.canRemove()).toBe(false);
});
