import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { DeviceField } from '@tessera/plugin-api';
import { ENCODER_DESK } from '../desk/encoder-desk.js';
import type { EncoderRefusal } from '../desk/encoder-desk.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';
import { SimulatedReader } from './simulated-reader.js';

/** Talks to the encoder: put the card in, encode, and what to do when that did not work. */
@Component({
  selector: 't-device-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatProgressBar, SimulatedReader],
  templateUrl: './device-control.html',
  styleUrl: './device-control.scss',
})
export class DeviceControl {
  private readonly desk = inject(ENCODER_DESK);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly drawn = input.required<DrawnField<DeviceField, string>>();

  private readonly reader = viewChild(SimulatedReader);
  protected readonly busy = signal(false);
  protected readonly encoded = signal<string | undefined>(undefined);
  protected readonly refusal = signal<EncoderRefusal | undefined>(undefined);
  protected readonly subject = computed(() => this.drawn().context.subjects?.[0]);
  protected readonly expected = computed(() => {
    const attribute = this.drawn().field.expects;
    const value = attribute === undefined ? undefined : this.subject()?.attributes[attribute];
    return typeof value === 'string' && value !== '' ? value : undefined;
  });
  protected readonly advice = computed(() => {
    const key = `forms.device.advice.${this.refusal()?.reason ?? ''}`;
    return this.t(this.texts.has(key) ? key : 'forms.device.advice.other');
  });
  protected readonly trouble = computed(() => {
    const key = `forms.device.trouble.${this.refusal()?.reason ?? ''}`;
    return this.texts.has(key) ? this.t(key) : (this.refusal()?.message ?? '');
  });

  protected async encode(): Promise<void> {
    const runId = this.drawn().context.runId;
    if (runId === undefined || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      await this.reader()?.settled();
      const card = await this.desk.encode(runId, this.drawn().name);
      this.encoded.set(card.chipSerial);
      this.drawn().control().value.set(card.receipt);
      this.drawn().control().markAsDirty();
    } catch (cause) {
      this.refusal.set(asRefusal(cause));
    } finally {
      this.busy.set(false);
    }
  }
}

function asRefusal(cause: unknown): EncoderRefusal {
  const { reason, message } = { reason: 'other', message: '', ...(typeof cause === 'object' ? cause : {}) };
  return { reason, message: cause instanceof Error ? cause.message : message };
}
