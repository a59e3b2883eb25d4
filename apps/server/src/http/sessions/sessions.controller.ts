import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, InSession, InSessionWithFirstPassword, Open } from '../../access/permission.js';
import { SessionDesk } from '../../access/session-desk.js';
import { Does } from '../../door/documented.js';
import { Me } from '../models/access.models.js';
import { ChooseAssignment } from './choose-assignment.js';
import { SignIn } from './sign-in.js';

@ApiTags('Access')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly desk: SessionDesk) {}

  @Post() @Open() @Does('Sign in') @ApiCreatedResponse({ type: Me })
  openSession(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me> {
    return this.desk.open(body, request, reply);
  }

  @Get('current') @Open() @Does('Who is signed in, if anybody: 204 says nobody') @ApiOkResponse({ type: Me }) @ApiNoContentResponse()
  readSession(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me | undefined> {
    return this.desk.read(request, reply);
  }

  @Put('current/assignment') @InSession() @Does('Act in another of your positions from here on') @ApiOkResponse({ type: Me })
  chooseAssignment(@CurrentCaller() caller: Caller, @Body() body: ChooseAssignment, @Req() request: FastifyRequest): Promise<Me> {
    return this.desk.choose(caller, body.assignmentId, request);
  }

  @Delete('current') @InSessionWithFirstPassword() @HttpCode(204) @Does('Sign out') @ApiNoContentResponse()
  closeSession(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.close(caller, reply);
  }

  @Delete() @InSessionWithFirstPassword() @HttpCode(204) @Does('Sign out everywhere') @ApiNoContentResponse()
  closeAllSessions(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.closeAll(caller, reply);
  }
}
