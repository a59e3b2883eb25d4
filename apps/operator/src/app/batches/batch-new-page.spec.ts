import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { BatchQuestionsView } from '@tessera/api-client';
import { StepFormHarness } from '@tessera/forms/testing';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { BatchNewPage } from './batch-new-page.js';

const questions = {
  useCase: 'U', title: 'Withdraw', objectType: 'temporary-card', place: 'active', stepIndex: 0, stepCount: 1,
  step: { index: 0, title: 'Withdraw the cards?', fields: { reason: { kind: 'text', title: 'Reason' } } },
} as unknown as BatchQuestionsView;

async function open() {
  const http = await signedIn([]);
  TestBed.inject(Router).resetConfig([{ path: 'batches/new', component: BatchNewPage }, { path: '**', children: [] }]);
  const stage = await RouterTestingHarness.create();
  await stage.navigateByUrl('/batches/new?entry=e1&type=temporary-card&state=active&text=anna&attr.product=standard');
  await settle();
  const asked = http.expectOne({ method: 'POST', url: '/api/batches/questions' });
  expect(asked.request.body).toEqual({ entryId: 'e1', step: 0, input: {} });
  http.expectOne('/api/object-types').flush({ items: [] });
  asked.flush(questions);
  await settle();
  const loader = TestbedHarnessEnvironment.loader(stage.fixture);
  return { http, page: await TestbedHarnessEnvironment.harnessForFixture(stage.fixture, PageHarness), form: await loader.getHarness(StepFormHarness) };
}

it('asks once, then hands the whole search to the background', async () => {
  const { http, page, form } = await open();
  expect(await page.text()).toContain('temporary-card · active · “anna” · product: standard');
  await form.fill('Reason', 'lost');
  await page.press('Next');
  const checked = http.expectOne('/api/batches/questions');
  expect(checked.request.body).toEqual({ entryId: 'e1', step: 1, input: { reason: 'lost' } });
  checked.flush({ ...questions, step: undefined, stepIndex: 1 });
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
});

it('goes back to the search and leaves nothing open when it is cancelled', async () => {
  const { page } = await open();
  await page.press('Cancel');
  await settle();
  expect(TestBed.inject(Router).url).toBe('/search?type=temporary-card&state=active&text=anna&attr.product=standard');
});
