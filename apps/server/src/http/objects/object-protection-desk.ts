import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotFound, type Engine, type ObjectRecord } from '@tessera/engine';
import { ObjectQueries } from '@tessera/store';
import type { Caller } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { HttpTrouble } from '../../problems/problem.js';
import { Sight } from '../../views/sight.js';
import type { ObjectView } from '../models/object.models.js';

/** What can be done with objects of every type; the engine asks for `<object type>:<action>`. */
export type Protection = 'lock' | 'unlock' | 'forceUnlock' | 'freeze' | 'unfreeze' | 'number';

/** Locks, freezes and numbers objects. */
@Injectable()
export class ObjectProtectionDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly queries: ObjectQueries,
    private readonly sight: Sight,
  ) {}

  perform(caller: Caller, id: string, action: Protection): Promise<ObjectView> {
    return this.done(caller, id, (objectType) => this.engine.common[action](caller.actor, objectType, id));
  }

  customize(caller: Caller, id: string, modelId: string | undefined): Promise<ObjectView> {
    return this.done(caller, id, (objectType) => this.engine.common.customize(caller.actor, objectType, id, modelId));
  }

  private async done(caller: Caller, id: string, deed: (objectType: string) => Promise<ObjectRecord>): Promise<ObjectView> {
    const record = await this.queries.find(id);
    if (!record) throw new NotFound('object', id);
    // Whoever may not see it does not learn by a missing permission that it is there.
    await this.sight.require(caller, record);
    try {
      return await this.sight.object(caller, await deed(record.objectType));
    } catch (error) {
      throw told(error);
    }
  }
}

/** What may not be read is not there, whatever it is. Who keeps the object, and since when, belongs into the sentence. */
export function told(error: unknown): unknown {
  if (error instanceof NotFound) return new NotFound('object', error.id);
  if (!(error instanceof Conflict)) return error;
  const { reason, current } = error;
  const { holder, since, number } = (current ?? {}) as Readonly<Record<'holder' | 'since' | 'number', string | undefined>>;
  const details = { ...(holder && { holder }), ...(since && { since }), ...(number && { number }) };
  return new HttpTrouble({ status: 409, reason, details, current });
}
