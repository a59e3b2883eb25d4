import { Injectable } from '@nestjs/common';
import { NotFound } from '@tessera/engine';
import { AuditLog, Sessions } from '@tessera/store';
import { aboutSomebody, auditLine } from '../access/audit-line.js';
import type { Caller } from '../access/caller.js';
import { IDLE_MS } from '../access/session-cookie.js';
import type { MySessionList } from './accounts.models.js';

/** The caller's own sessions: where they are signed in, and how to end that. */
@Injectable()
export class MySessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
  ) {}

  async list(caller: Caller): Promise<MySessionList> {
    const now = new Date();
    const sessions = await this.sessions.listOf(caller.accountId, now, new Date(now.getTime() - IDLE_MS));
    return {
      items: sessions.map(({ id, createdAt, lastSeenAt, expiresAt, ...where }) => ({
        id, ...where, isCurrent: id === caller.session?.id,
        createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), expiresAt: expiresAt.toISOString(),
      })),
    };
  }

  async end(caller: Caller, id: string): Promise<void> {
    if (!(await this.sessions.closeOf(caller.accountId, id))) throw new NotFound('session', id);
    await this.audit.append([auditLine(caller.actor, { ...aboutSomebody(caller.identityId), action: 'session.ended', reason: caller.userName })]);
  }

  async endOthers(caller: Caller): Promise<void> {
    const count = await this.sessions.closeOthers(caller.accountId, caller.session?.id ?? '');
    if (count) await this.audit.append([auditLine(caller.actor, { ...aboutSomebody(caller.identityId), action: 'session.others-ended', reason: caller.userName })]);
  }
}
