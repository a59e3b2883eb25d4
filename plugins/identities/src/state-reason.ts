import type { Managed, ObjectType } from '@tessera/plugin-api';
import { reason } from './reason.js';

type ReasonType = keyof typeof reason.attributes.type.choices;

/** The question why the state of a user is changed: one of the reasons of that type. */
export const reasonField = <const T extends ReasonType>(type: T) => ({
  reason: { kind: 'object', title: 'Reason', objectType: reason.name, inState: ['offered'], having: { type } },
}) as const;

interface Reading {
  read(objectType: string, id: string): Promise<Managed<ObjectType>>;
}

/** The words of the chosen reason, kept on the user as they are now. */
export async function wordsOf(run: Reading, reasonId: string): Promise<string> {
  const chosen = await run.read(reason.name, reasonId);
  return String(chosen.attributes['name'] ?? '');
}
