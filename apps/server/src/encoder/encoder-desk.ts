import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@tessera/engine';
import { Encodings } from '@tessera/store';
import { Secret } from '../secrets/index.js';
import { CardSecrets, newReference } from './card-secrets.js';
import type { ReceiptView } from './encoder.models.js';
import { digits, ENCODER, type Encoder } from './encoder.js';
import { EncodingRequests } from './encoding-requests.js';
import { Receipts } from './receipts.js';

const PIN_DIGITS = 6;
const PUK_DIGITS = 8;

/** Has chips written for runs. PIN and PUK are made here, go onto the chip and under seal, and nowhere else. */
@Injectable()
export class EncoderDesk {
  constructor(
    private readonly requests: EncodingRequests,
    @Inject(ENCODER) private readonly encoder: Encoder,
    private readonly secrets: CardSecrets,
    private readonly receipts: Receipts,
    private readonly encodings: Encodings,
  ) {}

  /** Encodes the card that the field of an open run asks for. Nothing is kept unless the chip was written. */
  async encode(actor: Actor, runId: string, field: string): Promise<ReceiptView> {
    const { subjectId, ...asked } = await this.requests.read(actor, runId, field);
    const [at, secretsRef] = [new Date(), newReference()];
    const made = { pin: new Secret(digits(PIN_DIGITS)), puk: new Secret(digits(PUK_DIGITS)) };
    // First of all: whatever becomes of this attempt, nobody knows any longer whether the chip holds an earlier PIN.
    await this.encodings.begin({ runId, field, ref: secretsRef }, at);
    // A submission with an earlier receipt may have been faster.
    await this.requests.read(actor, runId, field);
    const { chipSerial } = await this.encoder.encode({ accountId: actor.context?.accountId ?? actor.id, ...asked, ...made });
    await this.secrets.keep(secretsRef, made, subjectId, at);
    const scope = { runId, field, ...(subjectId === undefined ? {} : { subjectId }) };
    return { receipt: this.receipts.sign(scope, { chipSerial, secretsRef }), chipSerial };
  }
}
