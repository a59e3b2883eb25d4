import { randomInt } from 'node:crypto';
import type { Secret } from '../secrets/index.js';

/** The action of device fields that this room serves. */
export const ENCODE_CARD = 'encode-card';

/** What is to be written onto a chip. */
export interface EncodingOrder {
  readonly accountId: string;
  /** The chip that it has to be, if the card is known already. */
  readonly expectedChip?: string;
  /** Called with the chip that was found before anything is written to it; throws to leave the chip alone. */
  readonly admit: (chipSerial: string) => Promise<void>;
  readonly pin: Secret;
  readonly puk: Secret;
}

/** A device on somebody's desk that writes chips. Throws a `Refusal` that tells the operator what to do. */
export interface Encoder {
  /** Compares the chip first, has it admitted and writes only then; answers which chip it wrote. */
  encode(order: EncodingOrder): Promise<{ readonly chipSerial: string }>;
}

/** Where the encoder is found: the simulated one until hardware arrives. */
export const ENCODER = Symbol('encoder');

/** Random digits that nobody can foresee. */
export const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
