import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Fields } from '@tessera/plugin-api';
import type { Answers } from '../fields/answers.js';
import { StepForm } from '../step-form/step-form.js';
import { StepFormHarness, provideTestTexts } from '../testing/index.js';
import { Texts } from '../texts/texts.js';

/** What a package ships: a plain element that draws its field with a button. */
class BadgePad extends HTMLElement {
  static last: BadgePad | undefined;
  field: { readonly title: string } | undefined;
  subjects: readonly object[] = [];
  value: unknown;

  connectedCallback(): void {
    BadgePad.last = this;
  }

  say(detail: unknown): void {
    this.dispatchEvent(new CustomEvent('value-change', { detail }));
  }
}
customElements.define('acme-badge-pad', BadgePad);

@Component({
  selector: 'test-elements',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StepForm],
  template: `<t-step-form [fields]="fields()" [context]="{ subjects: [{ id: '1', label: 'Card 1', attributes: {} }] }" (submitted)="answers = $event" />`,
})
class TestPage {
  readonly fields = signal<Fields>({});
  answers: Answers | undefined;
}

const badge = (element: `${string}-${string}`, title = 'Badge'): Fields => ({ badge: { kind: 'text', title, maxLength: 5, element } });

async function draw(fields: Fields) {
  TestBed.configureTestingModule({ providers: [provideTestTexts()] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  fixture.componentInstance.fields.set(fields);
  const form = await TestbedHarnessEnvironment.loader(fixture).getHarness(StepFormHarness);
  await fixture.whenStable();
  return { page: fixture.componentInstance, form, fixture };
}

it('gives the element its field, value, subjects and language, and takes what it answers', async () => {
  const { page, form } = await draw(badge('acme-badge-pad'));
  expect(BadgePad.last).toMatchObject({ field: { title: 'Badge' }, value: '', subjects: [{ label: 'Card 1' }], lang: 'en-US' });
  BadgePad.last?.say('B-7');
  await form.submit();
  expect(page.answers).toEqual({ badge: 'B-7' });
});

it('keeps the element, with what somebody did there, when the language changes', async () => {
  const { page, fixture } = await draw(badge('acme-badge-pad'));
  const before = BadgePad.last;
  await TestBed.inject(Texts).use('it-IT');
  page.fields.set(badge('acme-badge-pad', 'Contrassegno'));
  await fixture.whenStable();
  expect(BadgePad.last).toBe(before);
  expect(before).toMatchObject({ field: { title: 'Contrassegno' }, lang: 'it-IT' });
});

it('does not hand over an answer that the field does not take, and tells the element', async () => {
  const { page, form } = await draw(badge('acme-badge-pad'));
  BadgePad.last?.say('too long');
  BadgePad.last?.say({ is: 'no value' });
  await form.submit();
  expect(page.answers).toBeUndefined();
  expect(BadgePad.last?.getAttribute('aria-invalid')).toBe('true');
});

it('draws the field itself, and says so, when the element does not load', async () => {
  const { page, form } = await draw(badge('acme-missing-pad'));
  await form.fill('Badge', 'B-8');
  await form.submit();
  expect(page.answers).toEqual({ badge: 'B-8' });
});
