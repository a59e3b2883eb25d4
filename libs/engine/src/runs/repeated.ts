import type { Fields, ObjectType } from '@tessera/plugin-api';
import { signatureOf } from '../access/index.js';
import type { Acting } from '../access/index.js';
import { statusOf, touched } from '../common/statuses.js';
import type { AuditEntry, Json, ObjectRecord } from '../model.js';
import type { ObjectChange, Transaction } from '../ports/index.js';

/** What is written because people are forgotten, and on whose behalf. */
export interface Forgetting {
  readonly people: readonly string[];
  /** What the unit writes anyway; of these objects nothing is read again. */
  readonly objects: readonly ObjectChange[];
  readonly author: Acting & { readonly useCase?: string; readonly runId?: string };
  newId(): string;
}

/** Attributes that repeat what is written on people, by the attribute that names the person. */
export function repeatedAttributes(fields: Fields): ReadonlyMap<string, readonly string[]> {
  const byReference = new Map<string, readonly string[]>();
  for (const [name, { about }] of Object.entries(fields)) {
    if (about !== undefined) byReference.set(about, [...(byReference.get(about) ?? []), name]);
  }
  return byReference;
}

/** Which changed attributes repeat what is written on people, and who these are; nothing when there are none. */
export function aboutPeople(fields: Fields, changed: NonNullable<AuditEntry['changed']>, states: readonly Json[]): Pick<AuditEntry, 'about'> {
  const repeated = [...repeatedAttributes(fields)].map(([reference, names]) => ({ reference, names: names.filter((name) => Object.hasOwn(changed, name)) }));
  const touching = repeated.filter(({ names }) => names.length > 0);
  const people = touching.flatMap(({ reference }) => states.map((state) => state[reference]));
  const ids = [...new Set(people.filter((id) => typeof id === 'string'))];
  return ids.length > 0 ? { about: { ids, attributes: touching.flatMap(({ names }) => names) } } : {};
}

/** Clears on objects of all types what they repeat of people who are forgotten: one look-up per type, however many objects. */
export async function clearRepeated(
  transaction: Transaction, types: readonly ObjectType[], forgetting: Forgetting,
): Promise<{ readonly objects: readonly ObjectChange[]; readonly audit: readonly AuditEntry[] }> {
  const objects = new Map(forgetting.objects.map((one) => [one.id, one]));
  const audit: AuditEntry[] = [];
  if (forgetting.people.length === 0) return { objects: forgetting.objects, audit };
  for (const type of types) {
    for (const [reference, names] of repeatedAttributes(type.attributes)) {
      for (const record of await transaction.findReferring(type.name, reference, forgetting.people)) {
        const present = objects.get(record.id) ?? changeOf(record, transaction.now, forgetting.author);
        const said = names.filter((name) => present.attributes[name] !== undefined);
        if (said.length === 0) continue;
        objects.set(record.id, { ...present, attributes: without(present.attributes, said) });
        audit.push(lineOf(forgetting, transaction.now, present, reference, said));
      }
    }
  }
  return { objects: [...objects.values()], audit };
}

const without = (attributes: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));

function changeOf({ id, objectType, state, attributes, version, common }: ObjectRecord, now: Date, author: Acting): ObjectChange {
  return { id, objectType, state, attributes, version, common: touched(common, statusOf(now, author)) };
}

function lineOf({ author, newId }: Forgetting, at: Date, { id, objectType, state, attributes }: ObjectChange, reference: string, names: readonly string[]): AuditEntry {
  return {
    id: newId(), at, ...signatureOf(author), action: 'object.moved',
    ...(author.useCase && { useCase: author.useCase }), ...(author.runId && { runId: author.runId }),
    objectType, objectId: id, from: state, to: state,
    changed: Object.fromEntries(names.map((name) => [name, { from: attributes[name] }])),
    about: { ids: [String(attributes[reference])], attributes: names },
  };
}
