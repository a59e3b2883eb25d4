import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed, NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { GroupDesk } from './group-desk.js';
import { GroupList, GroupView, MemberPage } from './organisation.models.js';
import { MembersQuery, SaveGroup } from './organisation.shapes.js';

@ApiTags('Organisation')
@Controller('admin/groups')
export class GroupsController {
  constructor(private readonly desk: GroupDesk) {}

  @Get() @Permission('organisation:read') @Does('All groups, those of every house first') @ApiOkResponse({ type: GroupList })
  listGroups(): Promise<GroupList> {
    return this.desk.list();
  }

  @Post() @Permission('organisation:manage') @TakesReason() @Does('Make a group') @ApiCreatedResponse({ type: GroupView })
  createGroup(@CurrentCaller() caller: Caller, @Body() body: SaveGroup): Promise<GroupView> {
    return this.desk.create(caller, body);
  }

  // Asked with a body, because rules are too long for an address; nothing changes.
  @Post('members') @Permission('organisation:read') @HttpCode(200) @Does('Whom a rule is about now, saved or not') @ApiOkResponse({ type: MemberPage })
  previewMembers(@CurrentCaller() caller: Caller, @Body() body: MembersQuery): Promise<MemberPage> {
    return this.desk.preview(caller, body);
  }

  @Put(':name') @Permission('organisation:manage') @TakesReason() @NeedsRevision() @AsksFirst() @Does('Change a group') @ApiOkResponse({ type: GroupView })
  saveGroup(
    @CurrentCaller() caller: Caller, @Param('name') name: string, @SeenRevision() revision: number, @Confirmed() confirmed: boolean, @Body() body: SaveGroup,
  ): Promise<GroupView> {
    return this.desk.save(caller, { name, revision, confirmed }, body);
  }

  @Delete(':name') @Permission('organisation:manage') @TakesReason() @HttpCode(204) @Does('Remove a group that nothing asks for') @ApiNoContentResponse()
  removeGroup(@CurrentCaller() caller: Caller, @Param('name') name: string): Promise<void> {
    return this.desk.remove(caller, name);
  }
}
