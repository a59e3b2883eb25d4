import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { ObjectRecord } from '@tessera/engine';
import { VaultStore } from '@tessera/store';
import { Sealer, Secret } from '../secrets/index.js';

/** PIN and PUK of one chip. */
export interface ChipSecrets {
  readonly pin: Secret;
  readonly puk: Secret;
}

const REFERENCE = /^vault_[\w-]{32}$/;

/** A reference that nobody can guess, for secrets that are about to be written. */
export const newReference = (): string => `vault_${randomBytes(24).toString('base64url')}`;

/** Keeps PIN and PUK of chips under seal. What runs and objects know is a reference that opens nothing. */
@Injectable()
export class CardSecrets {
  constructor(
    private readonly vault: VaultStore,
    private readonly sealer: Sealer,
  ) {}

  /** Seals the secrets of a chip under a reference. */
  async keep(ref: string, { pin, puk }: ChipSecrets, objectId: string | undefined, at: Date): Promise<void> {
    const sealed = this.sealer.seal(JSON.stringify({ pin: pin.reveal(), puk: puk.reveal() }), purposeOf(ref));
    await this.vault.keep({ ref, sealed, createdAt: at, ...(objectId === undefined ? {} : { objectId }) });
  }

  /** The secrets that an object refers to, if they were made for it. */
  async find(object: ObjectRecord): Promise<ChipSecrets | undefined> {
    const refs = Object.values(object.attributes).filter((value): value is string => typeof value === 'string' && REFERENCE.test(value));
    for (const ref of refs) {
      const found = await this.vault.read(ref);
      if (found && (found.objectId ?? object.id) === object.id) return this.opened(found.sealed, ref);
    }
    return undefined;
  }

  private opened(sealed: Buffer, ref: string): ChipSecrets {
    const { pin, puk } = JSON.parse(this.sealer.open(sealed, purposeOf(ref))) as { pin: string; puk: string };
    return { pin: new Secret(pin), puk: new Secret(puk) };
  }
}

const purposeOf = (ref: string): string => `vault:${ref}`;
