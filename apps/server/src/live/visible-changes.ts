import { Injectable } from '@nestjs/common';
import { Catalogue, ObjectAccess, SEEING, type AccessScope } from '@tessera/engine';
import { ObjectQueries, type ChangesSeen, type ObjectsChanged } from '@tessera/store';
import type { Listener } from './listener.js';

/** Of everything that changed, the objects that a listener may see: nobody hears of others. */
@Injectable()
export class VisibleChanges {
  // Listeners who see the same share the look-up; it is kept as long as the changes are.
  private readonly seen = new WeakMap<ObjectsChanged, Map<string, Promise<readonly string[]>>>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: ObjectAccess,
    private readonly queries: ObjectQueries,
  ) {}

  async of(listener: Listener, changes: ChangesSeen): Promise<readonly ObjectsChanged[]> {
    const types = new Map(this.catalogue.objectTypes().map((type) => [type.name, type.permission]));
    const readable = changes.objects.filter(({ objectType }) => listener.permits(types.get(objectType)));
    const visible = await Promise.all(readable.map(async (changed) => {
      const scope = await this.access.scope(listener.caller.actor, changed.objectType, SEEING, changes.ruleRevision);
      return { ...changed, ids: scope.everything ? changed.ids : await this.idsWithin(changed, scope) };
    }));
    return visible.filter(({ ids }) => ids.length > 0);
  }

  private idsWithin(changed: ObjectsChanged, scope: AccessScope): Promise<readonly string[]> {
    const known = this.seen.get(changed) ?? new Map<string, Promise<readonly string[]>>();
    this.seen.set(changed, known);
    const key = JSON.stringify(scope);
    const found = known.get(key) ?? this.queries.visible(changed.objectType, changed.ids, [scope]);
    known.set(key, found);
    return found;
  }
}
