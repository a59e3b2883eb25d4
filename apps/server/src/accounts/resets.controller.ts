import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Open } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { AskForReset, ResetPassword } from './accounts.shapes.js';
import { ResetDesk } from './reset-desk.js';

@ApiTags('Access')
@Controller('password-resets')
export class ResetsController {
  constructor(private readonly desk: ResetDesk) {}

  @Post() @Open() @HttpCode(202) @Does('Ask for a link to choose a new password; the answer is the same for everybody') @ApiAcceptedResponse()
  askForReset(@Body() body: AskForReset, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.ask(body.userName, request.ip);
  }

  @Post('completion') @Open() @HttpCode(204) @Does('Choose a new password by the link that came') @ApiNoContentResponse()
  completeReset(@Body() body: ResetPassword, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.reset(body.token, body.newPassword, request.ip);
  }
}
