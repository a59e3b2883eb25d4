import { MayShow, Shown } from '../door/view.js';

/** Faults that a simulated reader can have. */
export const READER_FAULTS = ['none', 'card-removed', 'no-reader'] as const;

/** One of them. */
export type ReaderFault = (typeof READER_FAULTS)[number];

/** What the device did: a signed receipt that becomes the value of the field. */
export class ReceiptView {
  @Shown() receipt: string;
  @Shown() chipSerial: string;
}

/** The card reader on the caller's desk. */
export class ReaderView {
  @Shown({ description: 'No hardware: the house plays the reader.' }) simulated: boolean;
  @Shown({ description: 'Whether a card is in the reader.' }) present: boolean;
  @MayShow({ type: String }) chipSerial?: string;
  @Shown({ type: String, enum: [...READER_FAULTS] }) fault: ReaderFault;
}

/** PIN and PUK of a card. */
export class SecretsView {
  @Shown() pin: string;
  @Shown() puk: string;
}
