import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../door/headers.js';
import { ConnectorDesk } from './connector-desk.js';
import { ConnectorList, ConnectorTestView, ConnectorView } from './connector.models.js';
import { SaveConnector } from './connector.shapes.js';

@ApiTags('Administration')
@Controller('admin/connectors')
export class ConnectorsController {
  constructor(private readonly desk: ConnectorDesk) {}

  @Get() @Permission('connector:read') @Does('All connectors, their settings and health') @ApiOkResponse({ type: ConnectorList })
  listConnectors(@CurrentLanguage() language: Language): Promise<ConnectorList> {
    return this.desk.list(language);
  }

  @Get(':name') @Permission('connector:read') @Does('A connector') @ApiOkResponse({ type: ConnectorView })
  readConnector(@Param('name') name: string, @CurrentLanguage() language: Language): Promise<ConnectorView> {
    return this.desk.read(name, language);
  }

  @Put(':name') @Permission('connector:write') @TakesReason() @NeedsRevision() @Does('Save settings; secrets that are left out stay') @ApiOkResponse({ type: ConnectorView })
  saveConnector(
    @CurrentCaller() caller: Caller, @Param('name') name: string, @SeenRevision() revision: number,
    @Body() body: SaveConnector, @CurrentLanguage() language: Language,
  ): Promise<ConnectorView> {
    return this.desk.save(caller, { name, revision, settings: body.settings }, language);
  }

  @Delete(':name') @Permission('connector:write') @TakesReason() @NeedsRevision() @Does('Forget the settings and secrets of a connector') @ApiOkResponse({ type: ConnectorView })
  resetConnector(
    @CurrentCaller() caller: Caller, @Param('name') name: string, @SeenRevision() revision: number, @CurrentLanguage() language: Language,
  ): Promise<ConnectorView> {
    return this.desk.reset(caller, name, revision, language);
  }

  @Post(':name/test') @Permission('connector:write') @HttpCode(200) @Does('Try the stored settings') @ApiOkResponse({ type: ConnectorTestView })
  testConnector(@Param('name') name: string, @CurrentLanguage() language: Language): Promise<ConnectorTestView> {
    return this.desk.test(name, language);
  }
}
