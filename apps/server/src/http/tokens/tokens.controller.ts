import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, InSession } from '../../access/permission.js';
import { TokenDesk } from '../../access/token-desk.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { NewToken, TokenList } from '../models/access.models.js';
import { CreateToken } from './create-token.js';

@ApiTags('Access')
@Controller('tokens')
export class TokensController {
  constructor(private readonly desk: TokenDesk) {}

  @Get() @InSession() @Does('The tokens of the caller') @ApiOkResponse({ type: TokenList })
  listTokens(@CurrentCaller() caller: Caller): Promise<TokenList> {
    return this.desk.list(caller);
  }

  @Post() @InSession() @Does('Make a bearer token; it is shown once') @ApiCreatedResponse({ type: NewToken })
  createToken(@CurrentCaller() caller: Caller, @Body() body: CreateToken): Promise<NewToken> {
    return this.desk.create(caller, body);
  }

  @Delete(':id') @InSession() @HttpCode(204) @Does('Withdraw a token') @ApiNoContentResponse()
  deleteToken(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.withdraw(caller, id);
  }
}
