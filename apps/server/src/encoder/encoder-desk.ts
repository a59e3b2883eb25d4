import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotFound, Refusal, type Actor, type Engine, type ObjectRecord, type RunRecord } from '@tessera/engine';
import type { DeviceField } from '@tessera/plugin-api';
import { ObjectQueries, Readers, type Reader } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import { Secret } from '../secrets/index.js';
import { CardSecrets } from './card-secrets.js';
import type { ReaderView, ReceiptView } from './encoder.models.js';
import { digits, ENCODER, type Encoder } from './encoder.js';
import type { SetReader } from './encoder.shapes.js';
import { Receipts } from './receipts.js';

const PIN_DIGITS = 6;
const PUK_DIGITS = 8;
const ENCODE_CARD = 'encode-card';

/** Has chips written for runs. PIN and PUK are made here, go onto the chip and under seal, and nowhere else. */
@Injectable()
export class EncoderDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(ENCODER) private readonly encoder: Encoder,
    private readonly objects: ObjectQueries,
    private readonly secrets: CardSecrets,
    private readonly receipts: Receipts,
    private readonly readers: Readers,
  ) {}

  /** Encodes the card that the field of an open run asks for. Nothing is kept unless the chip was written. */
  async encode(actor: Actor, runId: string, fieldName: string): Promise<ReceiptView> {
    const run = await this.openRun(actor, runId);
    const field = await this.fieldOf(run, fieldName);
    const subject = await this.subjectOf(run);
    const made = { pin: new Secret(digits(PIN_DIGITS)), puk: new Secret(digits(PUK_DIGITS)) };
    const expectedChip = chipOf(field, subject);
    const { chipSerial } = await this.encoder.encode({ accountId: actor.id, ...made, ...(expectedChip === undefined ? {} : { expectedChip }) });
    const secretsRef = await this.secrets.keep(made, subject?.id, new Date());
    const scope = { runId, field: fieldName, ...(subject ? { subjectId: subject.id } : {}) };
    return { receipt: this.receipts.sign(scope, { chipSerial, secretsRef }), chipSerial };
  }

  /** The caller's reader. */
  async reader({ accountId }: Caller): Promise<ReaderView> {
    return viewOf(await this.readers.read(accountId));
  }

  /** Puts a card in, takes it out, breaks or mends the reader. */
  async setReader({ accountId }: Caller, { chipSerial, fault }: SetReader): Promise<ReaderView> {
    const reader: Reader = { fault, ...(chipSerial ? { chipSerial } : {}) };
    await this.readers.save(accountId, reader, new Date());
    return viewOf(reader);
  }

  private async openRun(actor: Actor, runId: string): Promise<RunRecord> {
    const run = await this.engine.runs.read(actor, runId);
    if (run.status !== 'open') throw new Conflict(`run-${run.status}`);
    if (run.expiresAt <= new Date()) throw new Conflict('run-timed-out');
    await this.engine.gate.admit(actor, run.entryId);
    return run;
  }

  private async fieldOf(run: RunRecord, name: string): Promise<DeviceField> {
    const reached = (await this.engine.runs.steps(run)).slice(0, run.step + 1);
    const field = reached.map(({ fields }) => (Object.hasOwn(fields, name) ? fields[name] : undefined)).find((one) => one !== undefined);
    if (field?.kind !== 'device') throw new NotFound('field', name.slice(0, 100));
    if (field.action !== ENCODE_CARD) throw new Refusal('unknown-device-action', { action: field.action });
    return field;
  }

  // One chip at a time: a receipt stands for one card.
  private async subjectOf(run: RunRecord): Promise<ObjectRecord | undefined> {
    const [id, ...others] = run.subjectIds;
    if (others.length) throw new Refusal('one-card-at-a-time', { count: run.subjectIds.length });
    if (id === undefined) return undefined;
    const subject = await this.objects.find(id);
    if (!subject) throw new NotFound(run.objectType, id);
    if (subject.state !== run.place) {
      throw new Refusal(`no-longer-${run.place}`, { objectId: id, expected: run.place, found: subject.state, count: 1 });
    }
    return subject;
  }
}

function chipOf({ expects }: DeviceField, subject: ObjectRecord | undefined): string | undefined {
  const expected = expects === undefined ? undefined : subject?.attributes[expects];
  return typeof expected === 'string' && expected !== '' ? expected : undefined;
}

const viewOf = ({ chipSerial, fault }: Reader): ReaderView => ({
  simulated: true,
  present: chipSerial !== undefined && fault !== 'no-reader',
  ...(chipSerial === undefined ? {} : { chipSerial }),
  fault,
});
