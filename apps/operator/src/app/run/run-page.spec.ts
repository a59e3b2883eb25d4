import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { RunView } from '@tessera/api-client';
import { StepFormHarness } from '@tessera/forms/testing';
import { LiveUpdates } from '@tessera/shell';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { TestLine } from '../../testing/test-line.js';
import { RunPage } from './run-page.js';

const present = { kind: 'text', title: 'Present password', maxLength: 200 } as const;
const asking: RunView = {
  id: 'r1', useCase: 'UsersProcChangePassword', title: 'Change password', objectType: 'identity', place: 'active', status: 'open',
  subjects: [], subjectCount: 0, tasks: [], input: {}, stepIndex: 0, stepCount: 1, step: { index: 0, title: 'Which password?', fields: { present } },
  openedAt: '2030-01-01T08:00:00.000Z', expiresAt: '2030-01-01T10:00:00.000Z',
};
const { step: _, ...rest } = asking;
const answered: RunView = { ...rest, input: { present: 'guess' }, stepIndex: 1 };
const wrong = { reason: 'invalid-input', faults: [{ pointer: '/present', reason: 'wrong-password' }] };

async function open() {
  Object.assign(globalThis, { EventSource: TestLine });
  const http = await signedIn(['*']);
  TestBed.runInInjectionContext(() => TestBed.inject(LiveUpdates).start());
  const fixture = TestBed.createComponent(RunPage);
  fixture.componentRef.setInput('id', 'r1');
  await settle();
  http.expectOne('/api/runs/r1').flush(asking);
  await settle();
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const form = await loader.getHarness(StepFormHarness);
  const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness);
  return { http, fixture, form, page };
}

async function answerWrongly({ http, form, page }: Awaited<ReturnType<typeof open>>) {
  await form.fill('Present password', 'guess');
  await page.press('Next');
  await settle();
  http.expectOne({ method: 'PUT', url: '/api/runs/r1/steps/0' }).flush(answered);
  await settle();
  return http.expectOne({ method: 'POST', url: '/api/runs/r1/submit' });
}

it('says at the question what is wrong with the answer, and keeps what was typed', async () => {
  const it = await open();
  (await answerWrongly(it)).flush(wrong, { status: 422, statusText: 'Unprocessable' });
  await settle();
  it.http.expectNone('/api/runs/r1');
  expect(await it.page.text()).toContain('This is not the present password.');
  expect(await it.form.textIn('Present password')).toBe('guess');
  it.fixture.destroy();
});

it('is not overtaken by the news while the server works', async () => {
  const it = await open();
  const submission = await answerWrongly(it);
  TestLine.last.break();
  await new Promise((resolve) => setTimeout(resolve, 350));
  it.http.match('/api/runs/r1').forEach((request) => request.flush(answered));
  await settle();
  submission.flush(wrong, { status: 422, statusText: 'Unprocessable' });
  await settle();
  it.http.match('/api/runs/r1').forEach((request) => request.flush(asking));
  await settle();
  expect(await it.page.text()).toContain('This is not the present password.');
  expect(await it.form.textIn('Present password')).toBe('guess');
  it.fixture.destroy();
});

it('goes back to the question of an earlier page that has to be answered again', async () => {
  const it = await open();
  await it.form.fill('Present password', 'guess');
  await it.page.press('Next');
  await settle();
  const next = { index: 1, title: 'Anything to say?', fields: { note: { ...present, title: 'Note', optional: true } } };
  it.http.expectOne({ method: 'PUT', url: '/api/runs/r1/steps/0' }).flush({ ...answered, stepCount: 2, step: next });
  await settle();
  await it.page.press('Next');
  await settle();
  it.http.expectOne({ method: 'PUT', url: '/api/runs/r1/steps/1' }).flush({ ...answered, stepIndex: 2, stepCount: 2 });
  await settle();
  it.http.expectOne('/api/runs/r1/submit').flush(wrong, { status: 422, statusText: 'Unprocessable' });
  await settle();
  it.http.expectOne('/api/runs/r1').flush({ ...asking, stepCount: 2, input: { present: 'guess' } });
  await settle();
  expect(await it.page.text()).toContain('This is not the present password.');
  it.fixture.destroy();
});
