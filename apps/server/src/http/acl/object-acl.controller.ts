import { Body, Controller, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { ObjectAclView } from './acl.models.js';
import { MemberPage } from '../organisation/organisation.models.js';
import { DistributionShape, FollowShape, PeopleQuery, UpdateShape } from './acl.shapes.js';
import { ObjectAclDesk } from './object-acl-desk.js';
import { PeopleDesk } from './people-desk.js';

@ApiTags('Access')
@Controller('objects')
export class ObjectAclController {
  constructor(
    private readonly desk: ObjectAclDesk,
    private readonly people: PeopleDesk,
  ) {}

  @Get(':id/acl') @SignedIn() @Does('Who may do what with an object') @ApiOkResponse({ type: ObjectAclView })
  readObjectAcl(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<ObjectAclView> {
    return this.desk.read(caller, id, language);
  }

  @Get(':id/acl/:permission/people') @SignedIn() @Does('Who has a right to an object at this moment') @ApiOkResponse({ type: MemberPage })
  listPeopleWithRight(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Param('permission') permission: string, @Query() query: PeopleQuery,
  ): Promise<MemberPage> {
    return this.people.list(caller, id, permission, query);
  }

  @Put(':id/acl') @SignedIn() @Does('Let an object follow a scenario, entries of its own, or the default of its type') @ApiOkResponse({ type: ObjectAclView })
  saveObjectAcl(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: FollowShape, @CurrentLanguage() language: Language,
  ): Promise<ObjectAclView> {
    return this.desk.follow(caller, id, body, language);
  }

  @Patch(':id/acl/:permission') @SignedIn() @Does('Overwrite, widen or narrow who has one right to an object') @ApiOkResponse({ type: ObjectAclView })
  updateObjectAcl(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Param('permission') permission: string,
    @Body() body: UpdateShape, @CurrentLanguage() language: Language,
  ): Promise<ObjectAclView> {
    return this.desk.update(caller, id, permission, body, language);
  }

  @Put(':id/distribution-list') @SignedIn() @Does('Share an object with people') @ApiOkResponse({ type: ObjectAclView })
  saveDistributionList(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: DistributionShape, @CurrentLanguage() language: Language,
  ): Promise<ObjectAclView> {
    return this.desk.share(caller, id, body, language);
  }
}
