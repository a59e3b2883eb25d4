import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import type { Texts } from '@tessera/shell';

/** An attribute of another type that refers to objects of this one. */
export interface Relation {
  readonly type: ObjectTypeView;
  readonly attribute: string;
}

/** Where objects of a type are referred to from, as far as lists can be asked for it. */
export function relationsTo(objectType: string, types: readonly ObjectTypeView[]): readonly Relation[] {
  return types.flatMap((type) => Object.entries(type.attributes).flatMap(([attribute, field]) =>
    (field.kind === 'object' && field.objectType === objectType && field.indexed === true && field.internal !== true ? [{ type, attribute }] : [])));
}

/** The latest dates of an object in words: from when to when a card is valid, for example. */
export function spanOf({ attributes }: ObjectView, type: ObjectTypeView, texts: Pick<Texts, 'day'>): string {
  const dates = Object.entries(type.attributes).flatMap(([name, field]) => {
    const value = attributes[name];
    return field.kind === 'date' && typeof value === 'string' ? [`${field.title} ${texts.day(value)}`] : [];
  });
  return dates.slice(-2).join(' · ');
}
