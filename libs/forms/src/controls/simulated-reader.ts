import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ENCODER_DESK } from '../desk/encoder-desk.js';
import type { ReaderFault, ReaderState } from '../desk/encoder-desk.js';
import { Texts } from '../texts/texts.js';

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

  protected insertRight(): Promise<void> {
    return this.arrange(this.expected() ?? newSerial(), 'none');
  }

  protected insertOther(): Promise<void> {
    return this.arrange(newSerial(), 'none');
  }

  protected remove(): Promise<void> {
    return this.arrange(null, 'none');
  }

  protected fail(fault: ReaderFault): Promise<void> {
    return this.arrange(this.state()?.chipSerial ?? this.expected() ?? newSerial(), fault);
  }

  private async arrange(chipSerial: string | null, fault: ReaderFault): Promise<void> {
    this.failed.set(false);
    try {
      this.told.set(await this.desk.arrange({ chipSerial, fault }));
    } catch {
      this.failed.set(true);
    }
  }
}

function newSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(7));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase();
}
