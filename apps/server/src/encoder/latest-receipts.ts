import { Injectable } from '@nestjs/common';
import type { ReceiptScope, ReceiptVerifier, Transaction } from '@tessera/engine';
import type { DeviceReceipt } from '@tessera/plugin-api';
import { Encodings } from '@tessera/store';
import { Receipts } from './receipts.js';

/** Takes genuine receipts of the latest encoding only: the chip holds what that one wrote. */
@Injectable()
export class LatestReceipts implements ReceiptVerifier {
  constructor(
    private readonly receipts: Receipts,
    private readonly encodings: Encodings,
  ) {}

  async verify(receipt: string, scope: ReceiptScope, transaction?: Transaction): Promise<DeviceReceipt | undefined> {
    const did = this.receipts.verify(receipt, scope);
    const { runId, field } = scope;
    return did && (await this.encodings.isLatest({ runId, field, ref: did.secretsRef }, transaction)) ? did : undefined;
  }
}
