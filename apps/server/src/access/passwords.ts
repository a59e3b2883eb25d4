import { Injectable } from '@nestjs/common';
import { hash, verify, argon2id } from 'argon2';
import { newSecret } from './secret-token.js';

const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

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
