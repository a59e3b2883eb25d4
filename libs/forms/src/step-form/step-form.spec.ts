import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Fields } from '@tessera/plugin-api';
import { Texts } from '../texts/texts.js';
import { StepFormHarness, provideTestTexts } from '../testing/index.js';
import type { Answers } from '../fields/answers.js';
import { StepForm } from './step-form.js';
import type { ServerFault } from './step-form.js';

@Component({
  selector: 'test-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StepForm],
  template: `<t-step-form [fields]="fields()" [faults]="faults()" [context]="{ kept: kept }" (submitted)="answers = $event" (touched)="typed = $event" />`,
})
class TestPage {
  readonly fields = signal<Fields>({});
  readonly faults = signal<readonly ServerFault[]>([]);
  kept: readonly string[] = [];
  answers: Answers | undefined;
  typed = false;
}

async function draw(fields: Fields, kept: readonly string[] = []): Promise<{ page: TestPage; form: StepFormHarness }> {
  TestBed.configureTestingModule({ providers: [provideTestTexts()] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  fixture.componentInstance.kept = kept;
  fixture.componentInstance.fields.set(fields);
  const form = await TestbedHarnessEnvironment.loader(fixture).getHarness(StepFormHarness);
  return { page: fixture.componentInstance, form };
}

const amount = { kind: 'integer', title: 'Amount', min: 1, max: 9, initial: 1 } as const;

it('draws a small amount as a drop-down and a large one as a number field', async () => {
  const { page, form } = await draw({ amount });
  expect(await form.optionsOf('Amount')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  page.fields.set({ amount: { ...amount, max: 100_000 } });
  expect(await form.typeOf('Amount')).toBe('number');
});

it('hands over typed answers', async () => {
  const { page, form } = await draw({ amount, reason: { kind: 'text', title: 'Reason', maxLength: 200, optional: true } });
  await form.choose('Amount', '5');
  await form.submit();
  expect(page.answers).toEqual({ amount: 5 });
  expect(page.typed).toBe(true);
});

it('keeps wrong answers and says what is wrong', async () => {
  const { page, form } = await draw({ amount: { ...amount, max: 500 }, reason: { kind: 'text', title: 'Reason', maxLength: 5 } });
  await form.fill('Amount', '501');
  await form.fill('Reason', 'too long');
  await form.submit();
  expect(page.answers).toBeUndefined();
  expect(await form.faultAt('Amount')).toBe('At most 500.');
  expect(await form.faultAt('Reason')).toBe('At most 5 characters.');
});

it('shows at the field what the server did not accept, until the answer changes', async () => {
  const { page, form } = await draw({ amount: { ...amount, max: 500 } });
  page.faults.set([{ pointer: '/values/amount', reason: 'too-large' }]);
  expect(await form.faultAt('Amount')).toBe('At most 500.');
  await form.fill('Amount', '4');
  expect(await form.faultAt('Amount')).toBeUndefined();
});

it('asks a conditional question only when its condition holds', async () => {
  const { page, form } = await draw({
    note: { kind: 'boolean', title: 'Leave a note' },
    text: { kind: 'text', title: 'Note', maxLength: 20, when: { field: 'note', is: true } },
  });
  expect(await form.titles()).toEqual(['Leave a note']);
  await form.toggle('Leave a note');
  expect(await form.titles()).toEqual(['Note', 'Leave a note']);
  await form.submit();
  expect(page.answers).toBeUndefined();
  await form.fill('Note', 'by the door');
  await form.submit();
  expect(page.answers).toEqual({ note: true, text: 'by the door' });
});

it('leaves a kept secret alone and asks for one that is missing', async () => {
  const secret = { kind: 'secret', title: 'Client secret', maxLength: 50 } as const;
  const first = await draw({ secret });
  await first.form.submit();
  expect(await first.form.faultAt('Client secret')).toBe('Please answer this.');
  TestBed.resetTestingModule();
  const second = await draw({ secret }, ['secret']);
  await second.form.submit();
  expect(second.page.answers).toEqual({});
});

it('offers a few choices side by side', async () => {
  const { page, form } = await draw({ kind: { kind: 'choice', title: 'Kind', choices: { a: 'By mistake', b: 'No longer needed' } } });
  await form.pick('No longer needed');
  await form.submit();
  expect(page.answers).toEqual({ kind: 'b' });
});

it('speaks Italian from one moment to the next', async () => {
  const { form } = await draw({ reason: { kind: 'text', title: 'Reason', maxLength: 5 } });
  await form.submit();
  await TestBed.inject(Texts).use('it-IT');
  expect(await form.faultAt('Reason')).toBe('Serve una risposta.');
});

it('asks for addresses, numbers, moments and languages, each in its own way', async () => {
  const { page, form } = await draw({
    email: { kind: 'email', title: 'E-mail' },
    phone: { kind: 'phone', title: 'Phone' },
    at: { kind: 'date-time', title: 'At' },
    language: { kind: 'language', title: 'Language' },
  });
  expect([await form.typeOf('E-mail'), await form.typeOf('Phone'), await form.typeOf('At')]).toEqual(['email', 'tel', 'datetime-local']);
  await form.fill('E-mail', 'ada');
  await form.fill('Phone', '+39 333');
  await form.submit();
  expect(await form.faultAt('E-mail')).toBe('Please enter an e-mail address, like name@example.org.');
  expect(await form.faultAt('Phone')).toBe('Please enter digits only, with a plus before the country if you like.');
  await form.fill('E-mail', 'ada@example.org');
  await form.fill('Phone', '+393331234567');
  await form.fill('At', '2031-02-28T10:30');
  await form.choose('Language', 'Italiano');
  await form.submit();
  expect(page.answers).toEqual({ email: 'ada@example.org', phone: '+393331234567', at: new Date('2031-02-28T10:30').toISOString(), language: 'it-IT' });
});

it('lets roles be picked one by one, and takes none for an answer', async () => {
  const { page, form } = await draw({ roles: { kind: 'roles', title: 'Roles', optional: true, initial: ['auditor'], choices: { auditor: 'Auditor', operator: 'Operator' } } });
  await form.submit();
  expect(page.answers).toEqual({ roles: ['auditor'] });
  await form.tick('Operator');
  await form.tick('Auditor');
  await form.submit();
  expect(page.answers).toEqual({ roles: ['operator'] });
  await form.tick('Operator');
  await form.submit();
  expect(page.answers).toEqual({ roles: [] });
});

it('names the limit that the server named', async () => {
  const { page, form } = await draw({ next: { kind: 'secret', title: 'New password', maxLength: 50 } });
  await form.fill('New password', 'short');
  page.faults.set([{ pointer: '/next', reason: 'too-short', details: { min: 12 } }]);
  expect(await form.faultAt('New password')).toBe('The new password needs at least 12 characters.');
});
