import type { AttributesOf, Managed } from '@tessera/plugin-api';
import type { identity } from './identity.js';

type Attributes = AttributesOf<typeof identity>;
type Answers = Pick<Attributes, 'name' | 'firstName' | 'lastName' | 'email' | 'organisationalUnit' | 'organisation' | 'title' | 'identifier' | 'picture' | 'description'>;

/** Refusals of whatever writes on a user. */
export const refusals = {
  'name-missing': 'A user needs a name.',
  'email-already-used': '{email} already belongs to {object}. Nothing was changed.',
} as const;

/** What describing needs of a run. */
interface Describing {
  find(where: { readonly attributes: Attributes }): Promise<readonly Managed<typeof identity>[]>;
  refuse(reason: string, details?: Readonly<Record<string, string>>): never;
}

/** What is written on a user after these answers; refuses a missing name and somebody else's e-mail address. */
export async function describeUser(run: Describing, answers: Answers, isUnique: boolean, userId?: string): Promise<Attributes> {
  const given = trimmed(answers);
  const name = given.name ?? [given.firstName, given.lastName].filter((part) => part !== undefined).join(' ');
  if (name === '') run.refuse('name-missing');
  const emailKey = given.email?.toLowerCase();
  if (isUnique && emailKey !== undefined) {
    const others = await run.find({ attributes: { emailKey } });
    const other = others.find((one) => one.id !== userId);
    if (other) run.refuse('email-already-used', { email: emailKey, objectId: other.id });
  }
  // The database keeps it unique when two operators write at once.
  return { ...given, name, emailKey, uniqueEmail: isUnique ? emailKey : undefined };
}

// An answer that was emptied clears what stood there.
function trimmed(answers: Answers): Answers {
  const text = (value: string | undefined) => value?.trim() || undefined;
  return {
    name: text(answers.name),
    firstName: text(answers.firstName),
    lastName: text(answers.lastName),
    email: text(answers.email),
    organisationalUnit: text(answers.organisationalUnit),
    organisation: text(answers.organisation),
    title: text(answers.title),
    identifier: answers.identifier,
    picture: answers.picture,
    description: text(answers.description),
  };
}
