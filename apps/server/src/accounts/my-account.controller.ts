import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, InSession } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { MyRecord, MySessionList } from './accounts.models.js';
import { SetContact, VerifyContact } from './accounts.shapes.js';
import { channelOf } from './contacts.js';
import { MyAccountDesk } from './my-account-desk.js';
import { MySessions } from './my-sessions.js';

@ApiTags('My account')
@Controller('me')
export class MyAccountController {
  constructor(
    private readonly desk: MyAccountDesk,
    private readonly sessions: MySessions,
  ) {}

  @Get('record') @InSession() @Does('What the house knows about the caller') @ApiOkResponse({ type: MyRecord })
  readMyRecord(@CurrentCaller() caller: Caller): Promise<MyRecord> {
    return this.desk.read(caller);
  }

  @Put('contacts/:channel') @InSession() @Does('Set or clear the own address (email) or number (phone)') @ApiOkResponse({ type: MyRecord })
  setMyContact(@CurrentCaller() caller: Caller, @Param('channel') channel: string, @Body() body: SetContact): Promise<MyRecord> {
    return this.desk.setContact(caller, channelOf(channel), body.value);
  }

  @Post('contacts/:channel/code') @InSession() @HttpCode(204) @Does('Send a code that verifies the address or number') @ApiNoContentResponse()
  sendMyCode(@CurrentCaller() caller: Caller, @Param('channel') channel: string): Promise<void> {
    return this.desk.sendCode(caller, channelOf(channel));
  }

  @Post('contacts/:channel/verification') @InSession() @HttpCode(200) @Does('Verify the address or number by the code') @ApiOkResponse({ type: MyRecord })
  verifyMyContact(@CurrentCaller() caller: Caller, @Param('channel') channel: string, @Body() body: VerifyContact): Promise<MyRecord> {
    return this.desk.verify(caller, channelOf(channel), body.code);
  }

  @Get('sessions') @InSession() @Does('Where the caller is signed in') @ApiOkResponse({ type: MySessionList })
  listMySessions(@CurrentCaller() caller: Caller): Promise<MySessionList> {
    return this.sessions.list(caller);
  }

  @Delete('sessions/:id') @InSession() @HttpCode(204) @Does('End a session of one’s own') @ApiNoContentResponse()
  endMySession(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sessions.end(caller, id);
  }

  @Delete('sessions') @InSession() @HttpCode(204) @Does('End all sessions but this one') @ApiNoContentResponse()
  endMyOtherSessions(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller);
  }
}
