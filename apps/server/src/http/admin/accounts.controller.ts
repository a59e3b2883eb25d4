import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { AccountPage, AccountView, NewPassword } from '../models/access.models.js';
import { AccountDesk } from './account-desk.js';
import { AccountsQuery, ChangeAccount, CreateAccount } from './admin.shapes.js';

@ApiTags('Administration')
@Controller('admin/accounts')
export class AccountsController {
  constructor(private readonly desk: AccountDesk) {}

  @Get() @Permission('account:read') @Does('Accounts by user name') @ApiOkResponse({ type: AccountPage })
  listAccounts(@CurrentCaller() caller: Caller, @Query() query: AccountsQuery): Promise<AccountPage> {
    return this.desk.list(caller, query);
  }

  @Post() @Permission('account:write') @Does('Make an account; its first password is shown once') @ApiCreatedResponse({ type: NewPassword })
  createAccount(@CurrentCaller() caller: Caller, @Body() body: CreateAccount): Promise<NewPassword> {
    return this.desk.create(caller, body);
  }

  @Patch(':id') @Permission('account:write') @AsksFirst() @Does('Change an account') @ApiOkResponse({ type: AccountView })
  changeAccount(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Confirmed() confirmed: boolean, @Body() body: ChangeAccount,
  ): Promise<AccountView> {
    return this.desk.change(caller, id, body, confirmed);
  }

  @Post(':id/password') @Permission('account:write') @HttpCode(200) @Does('Give a new first password; it is shown once')
  @ApiOkResponse({ type: NewPassword })
  resetPassword(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<NewPassword> {
    return this.desk.resetPassword(caller, id);
  }
}
