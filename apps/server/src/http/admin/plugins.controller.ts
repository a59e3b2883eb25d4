import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { PluginList } from '../models/process-list.models.js';
import { PluginDesk } from './plugin-desk.js';

@ApiTags('Administration')
@Controller('admin/plugins')
export class PluginsController {
  constructor(private readonly desk: PluginDesk) {}

  @Get() @Permission('plugin:read') @Does('The installed packages and where their use cases stand') @ApiOkResponse({ type: PluginList })
  listPlugins(@CurrentCaller() caller: Caller, @CurrentLanguage() language: Language): Promise<PluginList> {
    return this.desk.list(caller, language);
  }
}
