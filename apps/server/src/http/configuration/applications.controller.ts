import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed } from '../../door/headers.js';
import { ApplicationDesk } from './application-desk.js';
import { AppliedView, PlanView } from './application.models.js';
import { ApplyConfiguration, PlanConfiguration } from './application.shapes.js';

@ApiTags('Configuration')
@Controller('admin/configuration')
export class ApplicationsController {
  constructor(private readonly desk: ApplicationDesk) {}

  @Post('plans') @Permission('configuration:apply') @HttpCode(200) @Does('What applying a configuration, or going back, would do; nothing changes') @ApiOkResponse({ type: PlanView })
  planConfiguration(@CurrentCaller() caller: Caller, @Body() body: PlanConfiguration, @CurrentLanguage() language: Language): Promise<PlanView> {
    return this.desk.plan(caller, body, language);
  }

  @Post('applications') @Permission('configuration:apply') @AsksFirst() @Does('Apply a configuration as it was planned, all of it or nothing') @ApiCreatedResponse({ type: AppliedView })
  applyConfiguration(@CurrentCaller() caller: Caller, @Confirmed() confirmed: boolean, @Body() body: ApplyConfiguration): Promise<AppliedView> {
    return this.desk.apply(caller, body, confirmed);
  }
}
