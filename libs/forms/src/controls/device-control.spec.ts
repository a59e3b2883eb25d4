import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { Fields } from '@tessera/plugin-api';
import { ENCODER_DESK } from '../desk/encoder-desk.js';
import type { EncodedCard, EncoderDesk, ReaderFault, ReaderState } from '../desk/encoder-desk.js';
import { StepForm } from '../step-form/step-form.js';
import { StepFormHarness, provideTestTexts } from '../testing/index.js';
import { Texts } from '../texts/texts.js';

/** A desk whose reader refuses every card but the expected one. */
class DeskForTests implements EncoderDesk {
  private state: ReaderState = { simulated: true, present: false, fault: 'none' };

  reader(): Promise<ReaderState> {
    return Promise.resolve(this.state);
  }

  arrange({ chipSerial, fault }: { readonly chipSerial: string | null; readonly fault: ReaderFault }): Promise<ReaderState> {
    this.state = { simulated: true, present: chipSerial !== null, chipSerial: chipSerial ?? undefined, fault };
    return Promise.resolve(this.state);
  }

  encode(): Promise<EncodedCard> {
    const { present, chipSerial, fault } = this.state;
    const refuse = (reason: string): Promise<never> => Promise.reject(Object.assign(new Error(reason), { reason }));
    if (fault !== 'none') return refuse(fault);
    if (!present || chipSerial === undefined) return refuse('no-card');
    return chipSerial === '04AA' ? Promise.resolve({ receipt: 'receipt-1', chipSerial }) : refuse('wrong-card-in-reader');
  }
}

@Component({
  selector: 'test-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StepForm],
  template: `<t-step-form [fields]="fields" [context]="context" (submitted)="answers = $event" />`,
})
class TestPage {
  readonly fields: Fields = { encoding: { kind: 'device', title: 'Card reader', action: 'encode-card', expects: 'chipSerial' } };
  readonly context = { runId: 'run-1', subjects: [{ id: 'card-1', label: 'T00000001', attributes: { chipSerial: '04AA' } }] };
  answers: unknown;
}

/** A desk that is far away: a hand at its slot comes later than the next click. */
class FarDesk extends DeskForTests {
  override async arrange(slot: Parameters<DeskForTests['arrange']>[0]): Promise<ReaderState> {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return super.arrange(slot);
  }
}

async function openStep(desk: typeof DeskForTests = DeskForTests) {
  TestBed.configureTestingModule({ providers: [provideTestTexts(), { provide: ENCODER_DESK, useClass: desk }] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const press = async (text: string | RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click();
  const form = await loader.getHarness(StepFormHarness);
  const screen = async (): Promise<string> => (await form.host()).text();
  return { page: fixture.componentInstance, press, form, screen };
}

it('says that the reader is simulated, and what to do when it is empty', async () => {
  const { press, screen } = await openStep();
  expect(await screen()).toContain('Simulated reader');
  await press('Encode card');
  expect(await screen()).toMatch(/There is no card in the reader\.\s*Put the card in the reader, then encode again\./);
});

it('refuses another card and takes the right one', async () => {
  const { page, press, form, screen } = await openStep();
  await press('Insert another card');
  await press('Encode card');
  expect(await screen()).toContain('This is another card.');
  await press('Insert the right card');
  await press('Encode again');
  expect(await screen()).toContain('The card is encoded.');
  await form.submit();
  expect(page.answers).toEqual({ encoding: 'receipt-1' });
});

it('does not go on while nothing is encoded', async () => {
  const { page, press, form, screen } = await openStep();
  await press('Pull out half-way');
  await press('Encode card');
  expect(await screen()).toContain('The card was removed too early.');
  await form.submit();
  expect(page.answers).toBeUndefined();
});

it('does not write before the last hand has left the slot', async () => {
  const { press, screen } = await openStep(FarDesk);
  const buttons = ['Insert the right card', 'Unplug the reader', 'Encode card'];
  for (const text of buttons) await press(text);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await screen()).toContain('There is no card reader.');
});
