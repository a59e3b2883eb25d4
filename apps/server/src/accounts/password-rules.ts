import type { FieldFault } from '@tessera/engine';
import type { PasswordCriteria } from './criteria.js';

const FEWEST_CHARACTERS = 5;
const SHORTEST_COMPLEX = 8;
const KINDS = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/];
const FEWEST_KINDS = 3;
const SHORTEST_WORD = 3;

/** Whose password it is. */
export interface PasswordOwner {
  readonly userName: string;
  /** The name of the identity. */
  readonly name: string;
}

/** What is wrong with a new password; `at` is the pointer to it. */
export function faultsOfPassword(password: string, owner: PasswordOwner, criteria: PasswordCriteria, at: string): FieldFault[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const min = Math.max(criteria.minLength, criteria.complexity ? SHORTEST_COMPLEX : 1);
  if ([...plain].length < min) return [{ pointer: at, reason: 'too-short', details: { min } }];
  const withoutName = plain.replaceAll(owner.userName.toLowerCase(), '');
  if (withoutName.length < Math.min(min, 12) / 2) return [{ pointer: at, reason: 'same-as-user-name' }];
  if (new Set(plain).size < FEWEST_CHARACTERS) return [{ pointer: at, reason: 'too-simple', details: { min: FEWEST_CHARACTERS } }];
  return criteria.complexity ? faultsOfComplexity(password, plain, owner, at) : [];
}

/** Words of a name that a complex password must not contain: "Mario" and "Rossi" of "Mario De Rossi". */
export const forbiddenWords = (name: string): readonly string[] =>
  name.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= SHORTEST_WORD);

function faultsOfComplexity(password: string, plain: string, { userName, name }: PasswordOwner, at: string): FieldFault[] {
  if (plain.includes(userName.normalize('NFKC').toLowerCase())) return [{ pointer: at, reason: 'contains-user-name' }];
  if (forbiddenWords(name).some((word) => plain.includes(word))) return [{ pointer: at, reason: 'contains-name' }];
  const kinds = KINDS.filter((kind) => kind.test(password.normalize('NFKC'))).length;
  return kinds < FEWEST_KINDS ? [{ pointer: at, reason: 'too-few-kinds', details: { min: FEWEST_KINDS } }] : [];
}
