import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ENCODER_DESK } from '../desk/encoder-desk.js';
import type { EncoderDesk, ReaderFault, ReaderState } from '../desk/encoder-desk.js';
import { Texts } from '../texts/texts.js';

type Slot = Parameters<EncoderDesk['arrange']>[0];

/** Stands in for the reader's slot: what a hand would do to a card, as buttons. Shown only when the reader is simulated. */
@Component({
  selector: 't-simulated-reader',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  templateUrl: './simulated-reader.html',
  styleUrl: './simulated-reader.scss',
})
export class SimulatedReader {
  private readonly desk = inject(ENCODER_DESK);
  protected readonly t = inject(Texts).t;

  /** The serial number of the card that belongs in the reader, where it is known. */
  readonly expected = input<string>();
  /** While a card is being written, and afterwards, nobody touches the slot. */
  readonly locked = input(false);

  private readonly told = signal<ReaderState | undefined>(undefined);
  private readonly first = resource({ loader: () => this.desk.reader() });
  protected readonly state = computed(() => this.told() ?? (this.first.hasValue() ? this.first.value() : undefined));
  protected readonly failed = signal(false);
  protected readonly unreachable = computed(() => this.failed() || this.first.error() !== undefined);
  protected readonly fault = computed(() => this.state()?.fault ?? 'none');

  private hands: Promise<void> = Promise.resolve();

  /** Ends as soon as the slot is as the last button said. */
  settled(): Promise<void> {
    return this.hands;
  }

  protected insertRight(): void {
    this.arrange(() => ({ chipSerial: this.expected() ?? newSerial(), fault: 'none' }));
  }

  protected insertOther(): void {
    this.arrange(() => ({ chipSerial: newSerial(), fault: 'none' }));
  }

  protected remove(): void {
    this.arrange(() => ({ chipSerial: null, fault: 'none' }));
  }

  protected fail(fault: ReaderFault): void {
    this.arrange(() => ({ chipSerial: this.state()?.chipSerial ?? this.expected() ?? newSerial(), fault }));
  }

  // One hand after the other: what is done to the card comes to what the hand before has left.
  private arrange(wanted: () => Slot): void {
    this.hands = this.hands.then(() => this.tell(wanted()));
  }

  private async tell(wanted: Slot): Promise<void> {
    this.failed.set(false);
    try {
      this.told.set(await this.desk.arrange(wanted));
    } catch {
      this.failed.set(true);
    }
  }
}

function newSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(7));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase();
}
