import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Fields } from '@tessera/plugin-api';
import type { Answers } from '../fields/answers.js';
import { StepForm } from '../step-form/step-form.js';
import { ListFieldHarness, StepFormHarness, provideTestTexts } from '../testing/index.js';
import { Texts } from '../texts/texts.js';

@Component({
  selector: 'test-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StepForm],
  template: `<t-step-form [fields]="fields()" [values]="values()" (submitted)="answers = $event" />`,
})
class TestPage {
  readonly fields = signal<Fields>({});
  readonly values = signal<Readonly<Record<string, unknown>>>({});
  answers: Answers | undefined;
}

const days = { kind: 'list', title: 'Days', of: { kind: 'integer', min: 0, max: 30 }, minItems: 1, maxItems: 3, initial: [7, 3] } as const;
const words = { kind: 'list', title: 'Words', of: { kind: 'text', maxLength: 5 }, minItems: 0, maxItems: 9 } as const;

async function draw(fields: Fields, values = {}) {
  TestBed.configureTestingModule({ providers: [provideTestTexts()] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  const page = fixture.componentInstance;
  page.fields.set(fields);
  page.values.set(values);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return { page, form: await loader.getHarness(StepFormHarness), list: await loader.getHarness(ListFieldHarness) };
}

it('adds by Enter and takes away, and hands over numbers', async () => {
  const { page, form, list } = await draw({ days });
  expect(await list.items()).toEqual(['7', '3']);
  await list.add('1');
  expect(await list.takesMore()).toBe(false);
  await list.remove('Take 7 away');
  expect(await list.items()).toEqual(['3', '1']);
  await form.submit();
  expect(page.answers).toEqual({ days: [3, 1] });
});

it.each([['3', 'This is there already.'], ['31', 'At most 30.'], ['x', 'Please enter a whole number.']])('does not add %s', async (text, fault) => {
  const { list } = await draw({ days });
  await list.add(text);
  expect(await list.items()).toEqual(['7', '3']);
  expect(await list.fault()).toBe(fault);
});

it('asks for as many as there have to be', async () => {
  const { page, form, list } = await draw({ days }, { days: [5] });
  await list.remove('Take 5 away');
  await form.submit();
  expect(page.answers).toBeUndefined();
  expect(await list.fault()).toBe('Please answer this.');
});

it('takes none where none is an answer, and texts as they are', async () => {
  const { page, form, list } = await draw({ words }, { words: [] });
  await form.submit();
  expect(page.answers).toEqual({ words: [] });
  await list.add('042');
  await list.add('too long');
  expect(await list.fault()).toBe('At most 5 characters.');
  await form.submit();
  expect(page.answers).toEqual({ words: ['042'] });
});
