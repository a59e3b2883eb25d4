import { Injectable } from '@nestjs/common';
import { fileFault, NotFound, type FieldFault, type Json, type ObjectRecord } from '@tessera/engine';
import type { Field, Fields, ObjectField } from '@tessera/plugin-api';
import { Files } from '@tessera/store';
import type { Caller } from '../../access/caller.js';
import { ObjectDesk } from '../objects/object-desk.js';

type Found = Omit<FieldFault, 'pointer'> | undefined;

/** Looks at what answers refer to: objects, files and receipts. */
@Injectable()
export class AnswerLookUp {
  constructor(
    private readonly objects: ObjectDesk,
    private readonly files: Files,
  ) {}

  /** What is wrong with answers whose form is right. */
  async faults(caller: Caller, fields: Fields, values: Json): Promise<readonly FieldFault[]> {
    const given = Object.entries(fields).flatMap(([name, field]) => (typeof values[name] === 'string' ? [{ name, field, value: values[name] }] : []));
    const looked = await Promise.all(given.map(async ({ name, field, value }) => ({ name, fault: await this.fault(caller, field, value) })));
    return looked.flatMap(({ name, fault }) => (fault ? [{ pointer: `/values/${name}`, ...fault }] : []));
  }

  private async fault(caller: Caller, field: Field, value: string): Promise<Found> {
    // A receipt is good for one field of one run, and here is none.
    if (field.kind === 'device') return { reason: 'bad-receipt' };
    if (field.kind === 'file' || field.kind === 'image') return fileFault(field, await this.files.read(value), { actorId: caller.actor.id, subjectIds: [] });
    return field.kind === 'object' ? unfitting(field, await this.find(caller, field.objectType, value)) : undefined;
  }

  private async find(caller: Caller, objectType: string, id: string): Promise<ObjectRecord | undefined> {
    try {
      return await this.objects.find(caller, id, objectType);
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}

function unfitting({ inState, having = {} }: ObjectField, object: ObjectRecord | undefined): Found {
  if (!object) return { reason: 'unknown-object' };
  if (inState && !inState.includes(object.state)) return { reason: 'wrong-state', details: { found: object.state, expected: inState.join(', ') } };
  const fits = Object.entries(having).every(([name, wanted]) => object.attributes[name] === wanted);
  return fits ? undefined : { reason: 'not-a-choice' };
}
