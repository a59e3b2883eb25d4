import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withinScopes } from '../access/caller-finder.js';
import type { Caller } from '../access/caller.js';
import { IDLE_MS } from '../access/session-cookie.js';

interface Row { readonly id: string; readonly permissions: string[]; readonly scopes: string[] | null }

const PERMISSIONS = `array(select distinct permission from account_roles granted join roles on roles.name = granted.role,
  unnest(roles.permissions) as permission where granted.account_id = account.id)`;

// Looking does not count as being there: an open tab must not keep a session awake for ever.
const LOOK = `
  select session.id, ${PERMISSIONS} as permissions, null::text[] as scopes
  from sessions session join accounts account on account.id = session.account_id
  where session.id = any ($1::uuid[]) and session.expires_at > $3 and session.last_seen_at > $4 and account.disabled_at is null
  union all
  select token.id, ${PERMISSIONS}, token.scopes
  from api_tokens token join accounts account on account.id = token.account_id
  where token.id = any ($2::uuid[]) and token.expires_at > $3 and account.disabled_at is null`;

/** What callers may still do, by session or token; whoever is missing has been signed out. */
@Injectable()
export class StillSignedIn {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement for all listeners. */
  async of(callers: readonly Caller[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const sessions = callers.flatMap(({ session }) => (session ? [session.id] : []));
    const tokens = callers.flatMap(({ tokenId }) => (tokenId ? [tokenId] : []));
    const now = Date.now();
    const rows = await this.dataSource.query<Row[]>(LOOK, [sessions, tokens, new Date(now), new Date(now - IDLE_MS)]);
    return new Map(rows.map(({ id, permissions, scopes }) => [id, scopes ? withinScopes(permissions, scopes) : new Set(permissions)]));
  }
}

/** What a caller is signed in by. */
export const keyOf = ({ session, tokenId }: Caller): string => session?.id ?? tokenId ?? '';
