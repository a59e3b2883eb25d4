import { Injectable } from '@nestjs/common';
import { Refusal } from '@tessera/engine';
import { Readers } from '@tessera/store';
import type { Encoder, EncodingOrder } from './encoder.js';

/** Plays a card reader: what lies in it, and what goes wrong, is set by the account that it belongs to. */
@Injectable()
export class SimulatedEncoder implements Encoder {
  constructor(private readonly readers: Readers) {}

  async encode({ accountId, expectedChip, admit }: EncodingOrder): Promise<{ readonly chipSerial: string }> {
    const { chipSerial, fault } = await this.readers.read(accountId);
    if (fault === 'no-reader') throw new Refusal('no-reader');
    if (chipSerial === undefined) throw new Refusal('no-card');
    if (expectedChip !== undefined && expectedChip !== chipSerial) {
      throw new Refusal('wrong-card-in-reader', { expected: expectedChip, found: chipSerial });
    }
    await admit(chipSerial);
    if (fault === 'card-removed') throw new Refusal('card-removed', { chipSerial });
    return { chipSerial };
  }
}
