import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { TakesReason } from '../door/headers.js';
import { IdPipe } from '../door/id.pipe.js';
import { WholeNumber } from '../door/shape.js';
import { CriteriaView } from './accounts.models.js';
import { SaveAccountCriteria, SavePasswordCriteria } from './accounts.shapes.js';
import { CriteriaDesk } from './criteria-desk.js';

/** Which state of the rules was changed. */
export class AtRevision {
  @WholeNumber(1, 1_000_000_000, { fromText: true }) revision: number;
}

@ApiTags('Administration')
@Controller('admin/criteria')
export class CriteriaController {
  constructor(private readonly desk: CriteriaDesk) {}

  @Get() @Permission('account:read') @Does('Rules for accounts and passwords') @ApiOkResponse({ type: CriteriaView })
  listCriteria(): Promise<CriteriaView> {
    return this.desk.list();
  }

  @Post('account') @Permission('account:write') @TakesReason() @Does('Make rules for accounts') @ApiCreatedResponse({ type: CriteriaView })
  createAccountCriteria(@CurrentCaller() caller: Caller, @Body() body: SaveAccountCriteria): Promise<CriteriaView> {
    return this.desk.create(caller, 'account', body);
  }

  @Put('account/:id') @Permission('account:write') @TakesReason() @Does('Change rules for accounts') @ApiOkResponse({ type: CriteriaView })
  saveAccountCriteria(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() at: AtRevision, @Body() body: SaveAccountCriteria): Promise<CriteriaView> {
    return this.desk.save(caller, id, at.revision, body);
  }

  @Post('password') @Permission('account:write') @TakesReason() @Does('Make rules for passwords') @ApiCreatedResponse({ type: CriteriaView })
  createPasswordCriteria(@CurrentCaller() caller: Caller, @Body() body: SavePasswordCriteria): Promise<CriteriaView> {
    return this.desk.create(caller, 'password', body);
  }

  @Put('password/:id') @Permission('account:write') @TakesReason() @Does('Change rules for passwords') @ApiOkResponse({ type: CriteriaView })
  savePasswordCriteria(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() at: AtRevision, @Body() body: SavePasswordCriteria): Promise<CriteriaView> {
    return this.desk.save(caller, id, at.revision, body);
  }

  @Delete(':id') @Permission('account:write') @TakesReason() @HttpCode(204) @Does('Remove rules; accounts that had them go on with the default ones') @ApiNoContentResponse()
  removeCriteria(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.remove(caller, id);
  }
}
