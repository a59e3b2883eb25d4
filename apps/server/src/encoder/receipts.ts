import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceiptScope } from '@tessera/engine';
import type { DeviceReceipt } from '@tessera/plugin-api';
import { derive } from '../secrets/index.js';

const LIFETIME_MS = 15 * 60_000;

/** What a receipt says, in few letters: it travels through a form. */
interface Said {
  readonly run: string;
  readonly field: string;
  readonly subject?: string;
  readonly chip: string;
  readonly ref: string;
  readonly until: number;
}

/** Signs what the encoder did and checks the signature later: a receipt for something else, or an old one, is worthless. */
export class Receipts {
  readonly #key: Buffer;

  constructor(
    masterKey: Buffer,
    private readonly now: () => number = Date.now,
  ) {
    this.#key = derive(masterKey, 'receipts');
  }

  /** A signed receipt, good for a quarter of an hour. */
  sign({ runId, field, subjectId }: ReceiptScope, { chipSerial, secretsRef }: DeviceReceipt): string {
    const said: Said = {
      run: runId, field, chip: chipSerial, ref: secretsRef, until: this.now() + LIFETIME_MS,
      ...(subjectId === undefined ? {} : { subject: subjectId }),
    };
    const text = Buffer.from(JSON.stringify(said)).toString('base64url');
    return `${text}.${this.signatureOf(text).toString('base64url')}`;
  }

  /** What the encoder did, or nothing when the receipt is forged, expired or meant for something else. */
  verify(receipt: string, { runId, field, subjectId }: ReceiptScope): DeviceReceipt | undefined {
    const said = this.opened(receipt);
    if (!said || said.run !== runId || said.field !== field || said.subject !== subjectId || said.until < this.now()) return undefined;
    return { chipSerial: said.chip, secretsRef: said.ref };
  }

  private opened(receipt: string): Said | undefined {
    const [text = '', signature, ...more] = receipt.split('.', 3);
    if (signature === undefined) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const expected = this.signatureOf(text);
    if (more.length || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Said;
  }

  private signatureOf(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
