import { Forbidden, NotFound, permits, quickFiltersOf, type Actor, type Catalogue } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';

/** The object type of that name if the actor may read its objects; otherwise there is no such thing. */
export function readable(catalogue: Catalogue, actor: Actor, name: string): ObjectType {
  const type = catalogue.objectType(name);
  if (!permits(actor, type.permission)) throw new NotFound('object type', name);
  return type;
}

/** All object types that the actor may read. */
export const allReadable = (catalogue: Catalogue, actor: Actor): readonly ObjectType[] =>
  catalogue.objectTypes().filter((type) => permits(actor, type.permission));

/** Throws `Forbidden` for a quick filter whose permission the actor lacks: it would tell what they may not know. */
export function requireQuickFilters(catalogue: Catalogue, actor: Actor, type: ObjectType, names: readonly string[] = []): void {
  const filters = quickFiltersOf(type, catalogue.objectTypes());
  for (const name of names) {
    const permission = Object.hasOwn(filters, name) ? filters[name]?.permission : undefined;
    if (permission !== undefined && !permits(actor, permission)) throw new Forbidden(permission);
  }
}
