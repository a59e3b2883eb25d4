import type { DeviceReceipt } from '@tessera/plugin-api';

/** What a receipt is bound to: a receipt for another run, field or object is worthless. */
export interface ReceiptScope {
  readonly runId: string;
  readonly field: string;
  readonly subjectId?: string;
}

/** Checks the encoder's signature; `undefined` when it is forged, expired or meant for something else. */
export interface ReceiptVerifier {
  verify(receipt: string, scope: ReceiptScope): DeviceReceipt | undefined;
}
