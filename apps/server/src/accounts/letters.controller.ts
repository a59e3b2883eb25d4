import { Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, InSession } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { PasswordLetterList } from './accounts.models.js';
import { LetterDesk } from './letter-desk.js';

@ApiTags('Runs')
@Controller('runs')
export class LettersController {
  constructor(private readonly desk: LetterDesk) {}

  @Post(':id/letters') @InSession() @HttpCode(200) @Header('cache-control', 'no-store') @Does('Take the password letters of a run; they are shown this once')
  @ApiOkResponse({ type: PasswordLetterList })
  takeLetters(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<PasswordLetterList> {
    return this.desk.take(caller, id);
  }
}
