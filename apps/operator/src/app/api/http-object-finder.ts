import { Injectable, inject } from '@angular/core';
import type { ObjectView } from '@tessera/api-client';
import type { FoundObject, ObjectFinder, WantedObjects } from '@tessera/forms';
import { ObjectTypes } from '../object-types/object-types.js';
import { OperatorApi } from './operator-api.js';

const MOST = 20;

/** Finds objects for object fields; where several states will do, each is asked for. */
@Injectable()
export class HttpObjectFinder implements ObjectFinder {
  private readonly api = inject(OperatorApi);
  private readonly types = inject(ObjectTypes);

  async find({ objectType, text, inState, having }: WantedObjects): Promise<readonly FoundObject[]> {
    const states = inState.length === 0 ? [undefined] : inState;
    const pages = await Promise.all(states.map((state) => this.api.search({ type: objectType, text: text === '' ? undefined : text, state, attributes: having, limit: MOST })));
    return pages.flatMap((page) => page.items).slice(0, MOST).map((object) => this.found(object));
  }

  private found({ id, label, objectType, state }: ObjectView): FoundObject {
    return { id, label, state: this.types.state(objectType, state).title };
  }
}
