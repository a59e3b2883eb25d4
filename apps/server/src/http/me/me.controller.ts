import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { MeDesk } from '../../access/me-desk.js';
import { CurrentCaller, InSession, InSessionWithFirstPassword, SignedInWithFirstPassword } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { Me } from '../models/access.models.js';
import { ChangeMe, ChangePassword } from './me.shapes.js';

@ApiTags('Access')
@Controller('me')
export class MeController {
  constructor(private readonly desk: MeDesk) {}

  @Get() @SignedInWithFirstPassword() @Does('Who is signed in') @ApiOkResponse({ type: Me })
  readMe(@CurrentCaller() caller: Caller): Me {
    return this.desk.read(caller);
  }

  @Patch() @InSession() @Does('Change the language') @ApiOkResponse({ type: Me })
  changeMe(@CurrentCaller() caller: Caller, @Body() body: ChangeMe): Promise<Me> {
    return this.desk.changeLanguage(caller, body.language);
  }

  @Put('password') @InSessionWithFirstPassword() @Does('Change the password') @ApiOkResponse({ type: Me })
  changePassword(@CurrentCaller() caller: Caller, @Body() body: ChangePassword): Promise<Me> {
    return this.desk.changePassword(caller, body);
  }
}
