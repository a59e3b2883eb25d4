import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../door/headers.js';
import { PackageDesk } from './package-desk.js';
import { PackageEffectsView, PackageSwitchView } from './package.models.js';
import { SwitchPackage } from './package.shapes.js';

@ApiTags('Administration')
@Controller('admin/plugins')
export class PackagesController {
  constructor(private readonly desk: PackageDesk) {}

  @Put(':name') @Permission('plugin:write') @TakesReason() @NeedsRevision() @Does('Switch a package on, or let it sleep; effective at once on every node')
  @ApiOkResponse({ type: PackageSwitchView })
  switchPlugin(@CurrentActor() actor: Actor, @Param('name') name: string, @SeenRevision() revision: number, @Body() { enabled }: SwitchPackage): Promise<PackageSwitchView> {
    return this.desk.switch(actor, name, enabled, revision);
  }

  @Post(':name/preview') @Permission('plugin:read') @HttpCode(200) @Does('What switching a package would do') @ApiOkResponse({ type: PackageEffectsView })
  previewPlugin(@Param('name') name: string, @Body() { enabled }: SwitchPackage, @CurrentLanguage() language: Language): Promise<PackageEffectsView> {
    return this.desk.preview(name, enabled, language);
  }
}
