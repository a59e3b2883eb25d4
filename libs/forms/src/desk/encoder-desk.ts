import { InjectionToken } from '@angular/core';

/** What goes wrong at the reader when it is told to. */
export type ReaderFault = 'none' | 'card-removed' | 'no-reader';

/** The card reader on the desk. A simulated one says so. */
export interface ReaderState {
  readonly simulated: boolean;
  readonly present: boolean;
  readonly chipSerial?: string;
  readonly fault: ReaderFault;
}

/** A written card: the receipt is the answer to the question. */
export interface EncodedCard {
  readonly receipt: string;
  readonly chipSerial: string;
}

/** Why the encoder did not write, as the API says it. */
export interface EncoderRefusal {
  readonly reason: string;
  readonly message: string;
}

/** The way to the encoder; apps provide it. `encode` rejects with an `EncoderRefusal`. */
export interface EncoderDesk {
  reader(): Promise<ReaderState>;
  arrange(change: { readonly chipSerial: string | null; readonly fault: ReaderFault }): Promise<ReaderState>;
  encode(runId: string, field: string): Promise<EncodedCard>;
}

/** The encoder of this desk. */
export const ENCODER_DESK = new InjectionToken<EncoderDesk>('ENCODER_DESK');
