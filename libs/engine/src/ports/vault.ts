import type { DeviceReceipt } from '@tessera/plugin-api';
import type { Transaction } from './store.js';

/** What a receipt is bound to: a receipt for another run, field or object is worthless. */
export interface ReceiptScope {
  readonly runId: string;
  readonly field: string;
  readonly subjectId?: string;
}

/** Checks the encoder's signature; `undefined` when it is forged, expired, outdated or meant for something else. */
export interface ReceiptVerifier {
  /** With the transaction that holds the run: nothing can be encoded for it until that ends. */
  verify(receipt: string, scope: ReceiptScope, transaction?: Transaction): Promise<DeviceReceipt | undefined>;
}
