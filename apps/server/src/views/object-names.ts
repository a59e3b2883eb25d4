import { Injectable } from '@nestjs/common';
import { Catalogue, type Details } from '@tessera/engine';
import { ObjectQueries } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { say } from '../texts/say.js';
import { ObjectViews } from './object-views.js';
import { allReadable } from './reading.js';
import { Sight } from './sight.js';

/** Calls objects that refusals are about by their labels, as far as the reader may see them. */
@Injectable()
export class ObjectNames {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly queries: ObjectQueries,
    private readonly objects: ObjectViews,
    private readonly sight: Sight,
  ) {}

  /** Details with `object` for the object that they name by `objectId`; of what may not be seen, neither is told. */
  async named(caller: Caller, details: Details, language: Language): Promise<Details> {
    const { object, objectId, ...rest } = details;
    if (object !== undefined || typeof objectId !== 'string') return details;
    const types = new Set(allReadable(this.catalogue, caller.actor).map(({ name }) => name));
    const record = await this.queries.find(objectId);
    const [seen] = record && types.has(record.objectType) ? await this.sight.seen(caller, [record]) : [];
    return seen ? { ...details, object: this.objects.object(seen).label } : { ...rest, object: say(language, 'object.unseen') };
  }
}
