import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { BatchView } from '@tessera/api-client';
import { Confirm, Toasts } from '@tessera/shell';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { BatchPage } from './batch-page.js';

const running: BatchView = {
  id: 'b1', useCase: 'U', title: 'Withdraw temporary cards', status: 'running', objectType: 'temporary-card', place: 'active', startedBy: 'Olga', gathered: true, asked: 100_000, done: 40_000, skipped: 0, failed: 0, startedAt: '2030-01-01T08:00:00.000Z',
};

async function open(batch: BatchView) {
  const http = await signedIn([]);
  const fixture = TestBed.createComponent(BatchPage);
  fixture.componentRef.setInput('id', batch.id);
  await settle();
  http.expectOne('/api/batches/b1').flush(batch);
  await settle();
  // The page is read once nothing is on its way any more.
  return { http, fixture, read: () => TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness) };
}

it('tells how far a running batch is', async () => {
  const { read, fixture } = await open(running);
  const page = await read();
  const text = await page.text();
  for (const words of ['Withdraw temporary cards', 'In progress', '100,000', '40,000', '60,000']) expect(text).toContain(words);
  expect(await page.buttonNames()).toEqual(['Pause', 'Cancel the batch']);
  fixture.destroy();
});

it('pauses and goes on', async () => {
  const { http, read, fixture } = await open(running);
  const page = await read();
  await page.press('Pause');
  http.expectOne({ method: 'POST', url: '/api/batches/b1/pause' }).flush(running);
  await settle();
  http.expectOne('/api/batches/b1').flush({ ...running, status: 'paused' });
  await settle();
  expect(await page.buttonNames()).toEqual(['Resume', 'Cancel the batch']);
  fixture.destroy();
});

it('asks before it cancels', async () => {
  const { http, read, fixture } = await open(running);
  const page = await read();
  await page.press('Cancel the batch');
  TestBed.inject(Confirm).answer(false);
  await settle();
  http.expectNone('/api/batches/b1/cancel');
  await page.press('Cancel the batch');
  TestBed.inject(Confirm).answer(true);
  await settle();
  http.expectOne('/api/batches/b1/cancel').flush(running);
  fixture.destroy();
});

it('says of each object why it was skipped or failed, and retries the failed', async () => {
  const { http, read } = await open({ ...running, status: 'done', asked: 4, done: 1, skipped: 2, failed: 1, endedAt: '2030-01-01T08:01:00.000Z' });
  const linesOf = (outcome: string) => http.expectOne((request) => request.url === '/api/batches/b1/lines' && request.params.get('outcome') === outcome);
  linesOf('failed').flush({ items: [{ objectId: 'gone', text: 'The scales are broken.' }] });
  linesOf('skipped').flush({ items: [{ objectId: 'c1', label: 'T1', text: 'Locked by Bruno.' }], nextCursor: 'n' });
  await settle();
  const page = await read();
  for (const words of ['1 failed', 'The scales are broken.', '2 skipped', 'Locked by Bruno.']) expect(await page.text()).toContain(words);
  expect(await page.targets()).toContain('/objects/c1');
  await page.press('Show more');
  linesOf('skipped').flush({ items: [{ objectId: 'c2', label: 'T2', text: 'Frozen by Bruno.' }] });
  await settle();
  expect(await page.text()).toContain('Frozen by Bruno.');
  await page.press('Retry the failed');
  http.expectOne({ method: 'POST', url: '/api/batches/b1/retry-failed' }).flush(running);
});

it('tells the refusal of the server', async () => {
  const { http, read, fixture } = await open(running);
  const page = await read();
  await page.press('Pause');
  http.expectOne('/api/batches/b1/pause').flush({ title: 'Too late', detail: 'It has ended.', reason: 'batch-done' }, { status: 409, statusText: 'Conflict' });
  await settle();
  expect(TestBed.inject(Toasts).list().map(({ text }) => text)).toEqual(['Too late. It has ended.']);
  fixture.destroy();
});

it('leaves a batch of somebody else unnamed', async () => {
  const http = await signedIn([]);
  const fixture = TestBed.createComponent(BatchPage);
  fixture.componentRef.setInput('id', 'b1');
  await settle();
  http.expectOne('/api/batches/b1').flush({ title: 'Not found', reason: 'not-found' }, { status: 404, statusText: 'Not Found' });
  await settle();
  const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness);
  expect(await page.text()).toContain('This batch cannot be shown');
});
