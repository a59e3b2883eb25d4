import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const FORM = 1;
const NONCE = 12;
const TAG = 16;

/** What is sealed was changed, belongs somewhere else, or was sealed with another key. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';
  constructor() {
    super('A sealed secret cannot be opened. Is TESSERA_KEY still the key that it was sealed with?');
  }
}

/** Seals secrets with AES-256-GCM. `purpose` goes into the seal: what was sealed for one place opens at no other. */
export class Sealer {
  readonly #key: Buffer;

  constructor(masterKey: Buffer) {
    this.#key = derive(masterKey, 'sealing');
  }

  /** Seals a text. */
  seal(text: string, purpose: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(purpose));
    const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), inside]);
  }

  /** Opens what was sealed for the same purpose; throws `BrokenSeal`. */
  open(sealed: Buffer, purpose: string): string {
    if (sealed[0] !== FORM || sealed.length < 1 + NONCE + TAG) throw new BrokenSeal();
    const [nonce, tag, inside] = [sealed.subarray(1, 1 + NONCE), sealed.subarray(1 + NONCE, 1 + NONCE + TAG), sealed.subarray(1 + NONCE + TAG)];
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(inside), decipher.final()]).toString('utf8');
    } catch {
      throw new BrokenSeal();
    }
  }
}

/** A key of its own for each use of the master key. */
export function derive(masterKey: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, 'tessera', use, 32));
}
