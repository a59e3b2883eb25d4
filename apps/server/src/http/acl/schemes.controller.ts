import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed, NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { AclSchemesView, AclSchemeView, WhyView } from './acl.models.js';
import { SchemeShape, WhyQuery } from './acl.shapes.js';
import { SchemeDesk } from './scheme-desk.js';
import { WhyDesk } from './why-desk.js';

@ApiTags('Access')
@Controller()
export class SchemesController {
  constructor(
    private readonly schemes: SchemeDesk,
    private readonly reasons: WhyDesk,
  ) {}

  @Get('admin/access-schemes/:type') @Permission('acl:read') @Does('The access schemes of an object type') @ApiOkResponse({ type: AclSchemesView })
  readAccessSchemes(@CurrentCaller() caller: Caller, @Param('type') type: string, @CurrentLanguage() language: Language): Promise<AclSchemesView> {
    return this.schemes.list(caller, type, language);
  }

  @Put('admin/access-schemes/:type') @Permission('acl:write') @TakesReason() @NeedsRevision() @AsksFirst() @Does('Save the default scheme of an object type; effective at once')
  @ApiOkResponse({ type: AclSchemeView })
  saveDefaultScheme(
    @CurrentCaller() caller: Caller, @Param('type') objectType: string, @SeenRevision() revision: number, @Confirmed() confirmed: boolean,
    @Body() body: SchemeShape, @CurrentLanguage() language: Language,
  ): Promise<AclSchemeView> {
    return this.schemes.saveModel(caller, { objectType, revision, confirmed }, body, language);
  }

  @Put('admin/access-schemes/:type/scenarios/:name') @Permission('acl:write') @TakesReason() @NeedsRevision() @Does('Save a scenario; revision 0 makes a new one')
  @ApiOkResponse({ type: AclSchemeView })
  saveScenario(
    @CurrentCaller() caller: Caller, @Param('type') objectType: string, @Param('name') name: string, @SeenRevision() revision: number,
    @Body() body: SchemeShape, @CurrentLanguage() language: Language,
  ): Promise<AclSchemeView> {
    return this.schemes.saveScenario(caller, { objectType, name, revision }, body, language);
  }

  @Delete('admin/access-schemes/:type/scenarios/:name') @Permission('acl:write') @TakesReason() @HttpCode(204) @Does('Remove a scenario that no object follows')
  @ApiNoContentResponse()
  removeScenario(@CurrentCaller() caller: Caller, @Param('type') objectType: string, @Param('name') name: string): Promise<void> {
    return this.schemes.removeScenario(caller, objectType, name);
  }

  @Get('access/why') @Permission('acl:read') @Does('Whether a person has a right to an object, and which rule says so') @ApiOkResponse({ type: WhyView })
  explainAccess(@CurrentCaller() caller: Caller, @Query() query: WhyQuery, @CurrentLanguage() language: Language): Promise<WhyView> {
    return this.reasons.why(caller, query, language);
  }
}
