import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed, NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { PermissionList, RoleList, RoleView } from '../models/access.models.js';
import { SaveRole } from './admin.shapes.js';
import { RoleDesk } from './role-desk.js';

@ApiTags('Administration')
@Controller('admin')
export class RolesController {
  constructor(private readonly desk: RoleDesk) {}

  @Get('roles') @Permission('role:read') @Does('All roles') @ApiOkResponse({ type: RoleList })
  listRoles(): Promise<RoleList> {
    return this.desk.list();
  }

  @Put('roles/:name') @Permission('role:write') @TakesReason() @NeedsRevision() @AsksFirst() @Does('Save a role; revision 0 makes a new one') @ApiOkResponse({ type: RoleView })
  saveRole(
    @CurrentCaller() caller: Caller, @Param('name') name: string, @SeenRevision() revision: number, @Confirmed() confirmed: boolean, @Body() body: SaveRole,
  ): Promise<RoleView> {
    return this.desk.save(caller, { name, revision, confirmed }, body);
  }

  @Get('permissions') @Permission('role:read') @Does('All known permissions') @ApiOkResponse({ type: PermissionList })
  listPermissions(@CurrentLanguage() language: Language): PermissionList {
    return this.desk.permissions(language);
  }
}
