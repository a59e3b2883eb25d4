import { Injectable } from '@nestjs/common';
import { Sessions } from '@tessera/store';
import { withinScopes } from '../access/caller-finder.js';
import type { Caller } from '../access/caller.js';
import { IDLE_MS } from '../access/session-cookie.js';

/** What callers may still do, by session or token; whoever is missing has been signed out. */
@Injectable()
export class StillSignedIn {
  constructor(private readonly stored: Sessions) {}

  /** One statement for all listeners. */
  async of(callers: readonly Caller[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const sessionIds = callers.flatMap(({ session }) => (session ? [session.id] : []));
    const tokenIds = callers.flatMap(({ tokenId }) => (tokenId ? [tokenId] : []));
    const now = Date.now();
    const still = await this.stored.stillSignedIn({ sessionIds, tokenIds }, new Date(now), new Date(now - IDLE_MS));
    return new Map(still.map(({ id, permissions, scopes }) => [id, scopes ? withinScopes(permissions, scopes) : new Set(permissions)]));
  }
}

/** What a caller is signed in by. */
export const keyOf = ({ session, tokenId }: Caller): string => session?.id ?? tokenId ?? '';
