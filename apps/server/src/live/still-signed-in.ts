import { Injectable } from '@nestjs/common';
import { Sessions } from '@tessera/store';
import { CallerFinder } from '../access/caller-finder.js';
import type { Caller } from '../access/caller.js';
import { IDLE_MS } from '../access/session-cookie.js';

/** Callers with the rights and the place of this moment, by session or token; whoever is missing has been signed out. */
@Injectable()
export class StillSignedIn {
  constructor(
    private readonly stored: Sessions,
    private readonly finder: CallerFinder,
  ) {}

  /** One statement for all listeners. */
  async of(callers: readonly Caller[]): Promise<ReadonlyMap<string, Caller>> {
    const sessionIds = callers.flatMap(({ session }) => (session ? [session.id] : []));
    const tokenIds = callers.flatMap(({ tokenId }) => (tokenId ? [tokenId] : []));
    const now = Date.now();
    const still = await this.stored.stillSignedIn({ sessionIds, tokenIds }, new Date(now), new Date(now - IDLE_MS));
    const byKey = new Map(still.map((one) => [one.by, one]));
    const present = await Promise.all(callers.map(async (caller) => {
      const found = byKey.get(keyOf(caller));
      return found ? [[keyOf(caller), await this.finder.again(caller, found)] as const] : [];
    }));
    return new Map(present.flat());
  }
}

/** What a caller is signed in by. */
export const keyOf = ({ session, tokenId }: Caller): string => session?.id ?? tokenId ?? '';
