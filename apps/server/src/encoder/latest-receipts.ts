import { Injectable } from '@nestjs/common';
import { Encodings } from '@tessera/store';
import { invalidAt } from '../door/faults.js';
import { Receipts } from './receipts.js';

/** Refuses receipts of encodings that were repeated since: the chip holds what the latest one wrote. */
@Injectable()
export class LatestReceipts {
  constructor(
    private readonly receipts: Receipts,
    private readonly encodings: Encodings,
  ) {}

  /** Looks at every receipt among the values. Whether it fits the run and the field is the engine's question. */
  async check(values: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const encoding = typeof value === 'string' ? this.receipts.encodingOf(value) : undefined;
      if (encoding && !(await this.encodings.isLatest(encoding))) throw invalidAt(`/${name}`, 'bad-receipt');
    }
  }
}
