import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { RunView } from '@tessera/api-client';
import { StepFormHarness } from '@tessera/forms/testing';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { BatchNewPage } from './batch-new-page.js';

const run = {
  id: 'r1', useCase: 'U', title: 'Withdraw', objectType: 'temporary-card', place: 'active', status: 'open', stepIndex: 0, stepCount: 1,
  step: { index: 0, title: 'Withdraw the cards?', fields: { reason: { kind: 'text', title: 'Reason' } } },
  subjects: [], subjectCount: 1, input: {}, openedAt: '', expiresAt: '', tasks: [],
} as unknown as RunView;

async function open() {
  const http = await signedIn([]);
  TestBed.inject(Router).resetConfig([{ path: 'batches/new', component: BatchNewPage }, { path: '**', children: [] }]);
  const stage = await RouterTestingHarness.create();
  await stage.navigateByUrl('/batches/new?entry=e1&like=c1&type=temporary-card&state=active&text=anna&attr.product=standard');
  await settle();
  const opened = http.expectOne({ method: 'POST', url: '/api/runs' });
  expect(opened.request.body).toEqual({ entryId: 'e1', subjectIds: ['c1'] });
  http.expectOne('/api/object-types').flush({ items: [] });
  opened.flush(run);
  await settle();
  const loader = TestbedHarnessEnvironment.loader(stage.fixture);
  return { http, page: await TestbedHarnessEnvironment.harnessForFixture(stage.fixture, PageHarness), form: await loader.getHarness(StepFormHarness) };
}

it('asks once, then hands the whole search to the background', async () => {
  const { http, page, form } = await open();
  expect(await page.text()).toContain('temporary-card · active · “anna” · product: standard');
  await form.fill('Reason', 'lost');
  await page.press('Next');
  http.expectOne('/api/runs/r1/steps/0').flush({ ...run, step: undefined, stepIndex: 1, input: { reason: 'lost' } });
  await settle();
  const started = http.expectOne({ method: 'POST', url: '/api/batches' });
  expect(started.request.body).toEqual({
    entryId: 'e1',
    filter: { type: 'temporary-card', state: 'active', text: 'anna', attributes: { product: 'standard' } },
    input: { reason: 'lost' },
  });
  expect(started.request.headers.get('Idempotency-Key')).toBeTruthy();
  started.flush({ id: 'b1' });
  await settle();
  expect(TestBed.inject(Router).url).toBe('/batches/b1');
  http.expectOne({ method: 'DELETE', url: '/api/runs/r1' }).flush('');
});

it('goes back to the search and leaves nothing open when it is cancelled', async () => {
  const { http, page } = await open();
  await page.press('Cancel');
  await settle();
  expect(TestBed.inject(Router).url).toBe('/search?type=temporary-card&state=active&text=anna&attr.product=standard');
  http.expectOne({ method: 'DELETE', url: '/api/runs/r1' }).flush('');
});
