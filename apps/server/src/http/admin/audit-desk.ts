import { Injectable } from '@nestjs/common';
import { systemActor } from '@tessera/engine';
import { Accounts, AuditLog } from '@tessera/store';
import { isUUID } from 'class-validator';
import type { Caller, Language } from '../../access/caller.js';
import { AuditViews } from '../../views/audit-views.js';
import { Sight } from '../../views/sight.js';
import type { AuditPage } from '../models/audit.models.js';
import type { AuditQuery } from './admin.shapes.js';

/** The audit of the house. */
@Injectable()
export class AuditDesk {
  constructor(
    private readonly audit: AuditLog,
    private readonly accounts: Accounts,
    private readonly views: AuditViews,
    private readonly sight: Sight,
  ) {}

  async search(caller: Caller, { from, to, actor, ...query }: AuditQuery, language: Language): Promise<AuditPage> {
    const actorId = actor && (await this.actorId(actor));
    const page = await this.audit.search({
      ...query, ...(actorId ? { actorId } : {}), ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}),
    });
    const hidden = await this.sight.inLines(caller, page.items);
    return { ...page, items: page.items.map((entry, index) => this.views.line(entry, language, hidden[index])) };
  }

  // People type names; the audit is searched by id, which stays the same when a name changes.
  private async actorId(actor: string): Promise<string> {
    if (isUUID(actor, 'all')) return actor.toLowerCase();
    if (actor.toLowerCase() === systemActor.displayName.toLowerCase()) return systemActor.id;
    const named = await this.accounts.list({ text: actor, limit: 200 });
    const spelled = (name: string): boolean => name.toLowerCase() === actor.toLowerCase();
    const exact = named.items.find(({ userName, displayName }) => spelled(userName) || spelled(displayName));
    return (exact ?? named.items[0])?.identity.id ?? actor;
  }
}
