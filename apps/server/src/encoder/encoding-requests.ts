import { Inject, Injectable } from '@nestjs/common';
import { accessOf, Conflict, NotFound, Refusal, type Actor, type Engine, type ObjectRecord, type RunRecord } from '@tessera/engine';
import type { DeviceField } from '@tessera/plugin-api';
import { ObjectQueries } from '@tessera/store';
import { ENGINE } from '../house/tokens.js';
import { ChipOwners } from './chip-owners.js';
import { ENCODE_CARD } from './encoder.js';

/** What a run asks of the encoder: for which card, which chip that card has to have, and which it may have. */
export interface EncodingRequest {
  readonly subjectId?: string;
  readonly expectedChip?: string;
  readonly admit: (chipSerial: string) => Promise<void>;
}

/** Finds out what runs ask of the encoder, and refuses what nobody asked. */
@Injectable()
export class EncodingRequests {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectQueries,
    private readonly owners: ChipOwners,
  ) {}

  /** What the field of the actor's open run asks. */
  async read(actor: Actor, runId: string, fieldName: string): Promise<EncodingRequest> {
    const run = await this.openRun(actor, runId);
    const field = await this.fieldOf(run, fieldName);
    const subject = await this.subjectOf(actor, run);
    const expectedChip = chipOf(field, subject);
    const admit = (chipSerial: string) => this.owners.refuseOther(chipSerial, subject?.id);
    return { admit, ...(subject ? { subjectId: subject.id } : {}), ...(expectedChip === undefined ? {} : { expectedChip }) };
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
  private async subjectOf(actor: Actor, run: RunRecord): Promise<ObjectRecord | undefined> {
    const [id, ...others] = run.subjectIds;
    if (others.length) throw new Refusal('one-card-at-a-time', { count: run.subjectIds.length });
    if (id === undefined) return undefined;
    const subject = await this.objects.find(id);
    if (!subject) throw new NotFound(run.objectType, id);
    if (subject.state !== run.place) {
      throw new Refusal(`no-longer-${run.place}`, { objectId: id, expected: run.place, found: subject.state, count: 1 });
    }
    // A chip cannot be written back: who may not have the card, or not now, does not touch it.
    await this.engine.access.require(actor, subject, accessOf(this.engine.catalogue.useCase(run.useCase)));
    return subject;
  }
}

function chipOf({ expects }: DeviceField, subject: ObjectRecord | undefined): string | undefined {
  const expected = expects === undefined ? undefined : subject?.attributes[expects];
  return typeof expected === 'string' && expected !== '' ? expected : undefined;
}
