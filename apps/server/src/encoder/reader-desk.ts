import { Injectable } from '@nestjs/common';
import { Readers, type Reader } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import type { ReaderView } from './encoder.models.js';
import type { SetReader } from './encoder.shapes.js';

/** The simulated reader on the caller's own desk. */
@Injectable()
export class ReaderDesk {
  constructor(private readonly readers: Readers) {}

  async read({ accountId }: Caller): Promise<ReaderView> {
    return viewOf(await this.readers.read(accountId));
  }

  /** Puts a card in, takes it out, breaks or mends the reader. */
  async set({ accountId }: Caller, { chipSerial, fault }: SetReader): Promise<ReaderView> {
    const reader: Reader = { fault, ...(chipSerial ? { chipSerial } : {}) };
    await this.readers.save(accountId, reader, new Date());
    return viewOf(reader);
  }
}

const viewOf = ({ chipSerial, fault }: Reader): ReaderView => ({
  simulated: true,
  present: chipSerial !== undefined && fault !== 'no-reader',
  ...(chipSerial === undefined ? {} : { chipSerial }),
  fault,
});
