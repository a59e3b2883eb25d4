import { NotFound, permits, type Actor, type Catalogue } from '@tessera/engine';
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
