import type { Sealer } from '../secrets/index.js';
import type { Written } from './written.js';

/** What a message says, and what of it people may still read after it was sent. */
export interface Letter {
  readonly sent: Written;
  readonly kept: Written;
  /** After this moment it is of no use; ISO 8601. */
  readonly goodUntil?: string;
}

const purposeOf = (id: string): string => `outbox:${id}`;

/** Seals what a message says. Without secrets in it, both are the same and kept once. */
export const sealLetter = (sealer: Sealer, id: string, { sent, kept, ...rest }: Letter): Buffer =>
  sealer.seal(JSON.stringify(JSON.stringify(sent) === JSON.stringify(kept) ? { sent, ...rest } : { sent, kept, ...rest }), purposeOf(id));

/** Opens it again. */
export function openLetter(sealer: Sealer, { id, sealed }: { readonly id: string; readonly sealed: Buffer }): Letter {
  const { sent, kept = sent, ...rest } = JSON.parse(sealer.open(sealed, purposeOf(id))) as Partial<Letter> & { readonly sent: Written };
  return { sent, kept, ...rest };
}
