import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AuditPage } from '../models/audit.models.js';
import { AuditQuery } from './admin.shapes.js';
import { AuditDesk } from './audit-desk.js';

@ApiTags('Administration')
@Controller('admin/audit')
export class AuditController {
  constructor(private readonly desk: AuditDesk) {}

  @Get() @Permission('audit:read') @Does('The audit, newest first') @ApiOkResponse({ type: AuditPage })
  searchAudit(@CurrentCaller() caller: Caller, @Query() query: AuditQuery, @CurrentLanguage() language: Language): Promise<AuditPage> {
    return this.desk.search(caller, query, language);
  }
}
