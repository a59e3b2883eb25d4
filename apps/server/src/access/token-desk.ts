import { Injectable } from '@nestjs/common';
import { permits } from '@tessera/engine';
import { ApiTokens, type ApiToken } from '@tessera/store';
import { invalidAt } from '../door/faults.js';
import { newId } from '../house/new-id.js';
import type { NewToken, TokenList, TokenView } from '../http/models/access.models.js';
import { auditLine } from './audit-line.js';
import type { Caller } from './caller.js';
import { hashOf, newSecret } from './secret-token.js';

const LONGEST_MS = 366 * 24 * 3_600_000;

/** Bearer tokens of the caller, for machines. */
@Injectable()
export class TokenDesk {
  constructor(private readonly tokens: ApiTokens) {}

  async list(caller: Caller): Promise<TokenList> {
    return { items: (await this.tokens.list(caller.accountId)).map(viewOf) };
  }

  async create(caller: Caller, sent: { readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: string }): Promise<NewToken> {
    const token = {
      id: newId(), accountId: caller.accountId, name: sent.name, scopes: scopesOf(caller, sent.scopes),
      createdAt: new Date(), expiresAt: endOf(sent.expiresAt),
    };
    const secret = newSecret();
    await this.tokens.create({ ...token, tokenHash: hashOf(secret) }, auditLine(caller.actor, {
      action: 'token.created', reason: sent.name, changed: { scopes: { to: token.scopes }, expiresAt: { to: sent.expiresAt } },
    }));
    return { ...viewOf(token), token: secret };
  }

  async withdraw(caller: Caller, id: string): Promise<void> {
    await this.tokens.revoke(caller.accountId, id, auditLine(caller.actor, { action: 'token.withdrawn', reason: id }));
  }
}

function scopesOf(caller: Caller, scopes: readonly string[]): string[] {
  if (scopes.length === 0) throw invalidAt('/scopes', 'required');
  const beyond = scopes.findIndex((scope) => !permits(caller.actor, scope));
  if (beyond >= 0) throw invalidAt(`/scopes/${beyond}`, 'not-permitted');
  return [...new Set(scopes)].sort();
}

function endOf(expiresAt: string): Date {
  const end = new Date(expiresAt);
  const left = end.getTime() - Date.now();
  if (Number.isNaN(left)) throw invalidAt('/expiresAt', 'not-a-date');
  if (left <= 0) throw invalidAt('/expiresAt', 'in-the-past');
  if (left > LONGEST_MS) throw invalidAt('/expiresAt', 'too-late', { days: 366 });
  return end;
}

const viewOf = (token: ApiToken): TokenView => ({
  id: token.id,
  name: token.name,
  scopes: [...token.scopes],
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  ...(token.lastUsedAt ? { lastUsedAt: token.lastUsedAt.toISOString() } : {}),
});
