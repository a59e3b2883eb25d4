import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Fields } from '@tessera/plugin-api';
import { FILE_DESK } from '../desk/file-desk.js';
import type { FileDesk, SentFile } from '../desk/file-desk.js';
import type { Answers } from '../fields/answers.js';
import { StepForm } from '../step-form/step-form.js';
import { Texts } from '../texts/texts.js';
import { FileFieldHarness, provideTestTexts, StepFormHarness } from '../testing/index.js';

const scan = { kind: 'file', title: 'Scan', accept: ['application/pdf', 'image/png'], maxKilobytes: 2_048 } as const;
const photo = { kind: 'image', title: 'Photo', width: 300, height: 400, maxKilobytes: 2_048, optional: true } as const;

@Component({
  selector: 'test-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StepForm],
  template: `<t-step-form [fields]="fields()" [values]="values" [context]="{ runId: 'r1' }" (submitted)="answers = $event" />`,
})
class TestPage {
  readonly fields = signal<Fields>({});
  values: Readonly<Record<string, unknown>> = {};
  answers: Answers | undefined;
}

class Desk implements FileDesk {
  sent: { readonly runId: string; readonly field: string; readonly file: File }[] = [];
  arrived: (part: number) => void = () => undefined;
  answer: (sent: SentFile) => void = () => undefined;
  refuse: (cause: unknown) => void = () => undefined;

  send(runId: string, field: string, file: File, arrived: (part: number) => void): Promise<SentFile> {
    this.sent.push({ runId, field, file });
    this.arrived = arrived;
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.refuse = reject;
    });
  }
  address = (id: string) => `/files/${id}`;
  thumbnail = (id: string, size: string) => `/files/${id}/${size}`;
}

async function draw(fields: Fields, values: Readonly<Record<string, unknown>> = {}) {
  const desk = new Desk();
  TestBed.configureTestingModule({ providers: [provideTestTexts(), { provide: FILE_DESK, useValue: desk }] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  fixture.componentInstance.values = values;
  fixture.componentInstance.fields.set(fields);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return { desk, page: fixture.componentInstance, form: await loader.getHarness(StepFormHarness), field: await loader.getHarness(FileFieldHarness) };
}

const pdf = (size = 3, name = 'passport.pdf') => new File([new Uint8Array(size)], name, { type: 'application/pdf' });

it('says what it takes, sends a file at once, and hands over its id', async () => {
  const { desk, page, form, field } = await draw({ scan });
  expect(await field.title()).toBe('Scan');
  expect(await field.text()).toContain('PDF, PNG, up to 2 MB');
  await field.drop(pdf());
  expect(desk.sent).toMatchObject([{ runId: 'r1', field: 'scan', file: { name: 'passport.pdf' } }]);
  expect(await field.status()).toBe('Sending passport.pdf…');
  desk.arrived(0.5);
  desk.answer({ id: 'f1', name: 'passport.pdf', mediaType: 'application/pdf', bytes: 310_000 });
  await form.submit();
  expect(await field.status()).toBe('passport.pdf (303 kB) has arrived.');
  expect(page.answers).toEqual({ scan: 'f1' });
});

it.each<[string, File, string]>([
  ['that is too large', pdf(2_048 * 1_024 + 1), 'This file is too large: at most 2 MB.'],
  ['that is empty', pdf(0), 'This file is empty.'],
  ['of another kind', new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }), 'This is none of: PDF, PNG.'],
])('does not even send a file %s', async (_, file, fault) => {
  const { desk, field } = await draw({ scan });
  await field.drop(file);
  expect([desk.sent.length, await field.fault()]).toEqual([0, fault]);
});

it('says what the server found in a file', async () => {
  const { desk, page, form, field } = await draw({ scan });
  await field.drop(pdf());
  desk.refuse({ reason: 'damaged-file', message: 'Something is not filled in correctly' });
  await form.submit();
  expect(await field.fault()).toBe('This file is damaged.');
  expect(page.answers).toBeUndefined();
});

it('asks for a file that is missing', async () => {
  const { form, field } = await draw({ scan });
  await form.submit();
  expect(await field.fault()).toBe('Please answer this.');
});

it('shows the present picture, and lets it be removed', async () => {
  const { page, form, field } = await draw({ photo }, { photo: 'f7' });
  expect(await field.picture()).toBe('/files/f7/large');
  await field.press('Remove');
  expect(await field.picture()).toBeUndefined();
  await form.submit();
  expect(page.answers).toEqual({});
});

it('says so when there is no camera, and goes back', async () => {
  const { field } = await draw({ photo });
  await field.press('Use the camera');
  expect(await field.fault()).toMatch(/camera cannot be used/);
  await field.press('Close the camera');
  expect(await field.text()).toContain('No picture yet');
});
