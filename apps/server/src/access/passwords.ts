import { Injectable } from '@nestjs/common';
import { hash, verify, argon2id } from 'argon2';
import type { FieldFault } from '@tessera/engine';
import { newSecret } from './secret-token.js';

const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST = 12;
const FEWEST_CHARACTERS = 5;

/** Hashes and checks passwords: Argon2id. */
@Injectable()
export class Passwords {
  private readonly nobody = hash(newSecret(), COST);

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Whether the password fits; for an account without one it takes as long as for any other, and never fits. */
  async fits(stored: string | undefined, password: string): Promise<boolean> {
    const right = await verify(stored ?? (await this.nobody), password.normalize('NFKC'));
    return right && stored !== undefined;
  }

}

/** What is wrong with a new password; `at` is the pointer to it. */
export function faultsOfPassword(password: string, userName: string, at: string): FieldFault[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const name = userName.toLowerCase();
  if ([...plain].length < SHORTEST) return [{ pointer: at, reason: 'too-short', details: { min: SHORTEST } }];
  if (plain.replaceAll(name, '').length < SHORTEST / 2) return [{ pointer: at, reason: 'same-as-user-name' }];
  if (new Set(plain).size < FEWEST_CHARACTERS) return [{ pointer: at, reason: 'too-simple', details: { min: FEWEST_CHARACTERS } }];
  return [];
}
