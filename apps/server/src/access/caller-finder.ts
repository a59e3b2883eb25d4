import { Injectable } from '@nestjs/common';
import type { Actor, UserContext } from '@tessera/engine';
import { ApiTokens, Sessions, type SignedIn, type StillSignedIn } from '@tessera/store';
import type { FastifyRequest } from 'fastify';
import type { Caller, Language } from './caller.js';
import { Contexts } from './contexts.js';
import { csrfTokenOf, hashOf } from './secret-token.js';
import { IDLE_MS, SESSION_COOKIE } from './session-cookie.js';

/** Finds out who sent a request: one statement, which tells the rules' revision, too. */
@Injectable()
export class CallerFinder {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly contexts: Contexts,
  ) {}

  async find(request: Pick<FastifyRequest, 'headers' | 'cookies'>): Promise<Caller | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.findMachine(authorization);
    const secret = request.cookies[SESSION_COOKIE];
    return secret ? this.findPerson(secret) : undefined;
  }

  /** The same caller with the rights of this moment; nobody learns from it that they were there. */
  async again(caller: Caller, still: StillSignedIn): Promise<Caller> {
    const place = await this.placeOf(still, new Date(), still.chosenAssignmentId);
    const permissions = still.scopes ? withinScopes(still.permissions, still.scopes) : new Set(still.permissions);
    return { ...caller, ...callerOf(still, { ...caller.actor, permissions, context: place.context }, place) };
  }

  private async findPerson(secret: string): Promise<Caller | undefined> {
    const now = new Date();
    const session = await this.sessions.find(hashOf(secret), now, new Date(now.getTime() - IDLE_MS));
    if (!session) return undefined;
    const { sessionId: id, expiresAt, identity, chosenAssignmentId } = session;
    const place = await this.placeOf(session, now, chosenAssignmentId);
    // Whoever acts is the person: accounts come and go, what is written about who did it stays.
    const actor: Actor = {
      id: identity.id, displayName: identity.name, kind: 'person', permissions: new Set(session.permissions), context: place.context,
    };
    return { ...callerOf(session, actor, place), session: { id, expiresAt, csrfToken: csrfTokenOf(secret) } };
  }

  private async findMachine(authorization: string): Promise<Caller | undefined> {
    const secret = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1];
    const now = new Date();
    const holder = secret ? await this.tokens.find(hashOf(secret), now) : undefined;
    if (!holder) return undefined;
    const place = await this.placeOf(holder, now);
    const { identity, tokenName, tokenId } = holder;
    const actor: Actor = {
      id: identity.id, displayName: `${identity.name} (${tokenName})`, kind: 'machine',
      permissions: withinScopes(holder.permissions, holder.scopes), context: { ...place.context, scopes: holder.scopes },
    };
    return { ...callerOf(holder, actor, place), tokenId };
  }

  private async placeOf({ account, identity, roles, held, ruleRevision }: SignedIn, now: Date, chosenAssignmentId?: string): Promise<Place> {
    const contexts = await this.contexts.at(ruleRevision);
    const day = this.contexts.today(now);
    const { id: identityId, builtIn } = identity;
    const user = { accountId: account.id, identityId, roles, held, ...(builtIn ? { builtIn } : {}), ...(chosenAssignmentId ? { chosenAssignmentId } : {}) };
    return { context: contexts.of(user, day), assignments: this.contexts.assignmentsOf(held, contexts, day) };
  }
}

interface Place {
  readonly context: UserContext;
  readonly assignments: Caller['assignments'];
}

const callerOf = ({ account, identity, roles, ruleRevision }: SignedIn, actor: Actor, { assignments }: Place): Caller => ({
  actor,
  identityId: identity.id,
  accountId: account.id,
  userName: account.userName,
  displayName: identity.name,
  language: account.language as Language,
  roles,
  mustChangePassword: account.mustChangePassword,
  rulesRevision: ruleRevision,
  assignments,
});

/** What the owner may do now, cut to what the token was made for. */
export function withinScopes(permissions: readonly string[], scopes: readonly string[]): ReadonlySet<string> {
  const held = new Set(permissions);
  if (scopes.includes('*')) return held;
  return new Set(scopes.filter((scope) => held.has('*') || held.has(scope)));
}
