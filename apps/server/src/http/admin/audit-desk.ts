import { Injectable } from '@nestjs/common';
import { AuditLog } from '@tessera/store';
import type { Language } from '../../access/caller.js';
import { AuditViews } from '../../views/audit-views.js';
import type { AuditPage } from '../models/audit.models.js';
import type { AuditQuery } from './admin.shapes.js';

/** The audit of the house. */
@Injectable()
export class AuditDesk {
  constructor(
    private readonly audit: AuditLog,
    private readonly views: AuditViews,
  ) {}

  async search({ from, to, actor, ...query }: AuditQuery, language: Language): Promise<AuditPage> {
    const page = await this.audit.search({
      ...query, ...(actor ? { actorId: actor } : {}), ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}),
    });
    return { ...page, items: page.items.map((entry) => this.views.line(entry, language)) };
  }
}
