import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret that nobody can guess: 32 random bytes. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret. Secrets are random, so a plain hash is enough. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The token that unsafe requests of a session repeat; it follows from the session and tells nothing about it. */
export const csrfTokenOf = (sessionSecret: string): string =>
  createHmac('sha256', sessionSecret).update('csrf').digest('base64url');

/** Compares without telling by its time where two texts differ. */
export function isSame(left: string, right: string): boolean {
  return timingSafeEqual(hashOf(left), hashOf(right));
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password that can be read aloud: 20 characters without look-alikes, close to 99 bits. */
export function newFirstPassword(): string {
  const letters: string[] = [];
  while (letters.length < 20) {
    for (const byte of randomBytes(32)) if (byte < 248 && letters.length < 20) letters.push(ALPHABET[byte % 31] ?? '');
  }
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
}
