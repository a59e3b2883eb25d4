import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { InstalledTypeDetail, UseCaseDetail } from './plugin.models.js';
import { TypeDesk } from './type-desk.js';
import { UseCaseDesk } from './use-case-desk.js';

@ApiTags('Administration')
@Controller('admin')
export class PluginPagesController {
  constructor(
    private readonly useCases: UseCaseDesk,
    private readonly types: TypeDesk,
  ) {}

  @Get('use-cases/:symbolicName') @Permission('plugin:read') @Does('All that a use case says of itself, and where it stands') @ApiOkResponse({ type: UseCaseDetail })
  readUseCase(@CurrentCaller() caller: Caller, @Param('symbolicName') symbolicName: string, @CurrentLanguage() language: Language): Promise<UseCaseDetail> {
    return this.useCases.read(caller, symbolicName, language);
  }

  @Get('object-types/:type') @Permission('plugin:read') @Does('All that an object type says of itself, with its life cycle as the process lists make it') @ApiOkResponse({ type: InstalledTypeDetail })
  readInstalledType(@CurrentCaller() caller: Caller, @Param('type') type: string, @CurrentLanguage() language: Language): Promise<InstalledTypeDetail> {
    return this.types.read(caller, type, language);
  }
}
