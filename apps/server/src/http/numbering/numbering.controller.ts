import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { NumberingDesk } from './numbering-desk.js';
import { NumberingList, NumberingView } from './numbering.models.js';
import { SaveNumbering } from './numbering.shapes.js';

@ApiTags('Numbering')
@Controller('admin/numberings')
export class NumberingController {
  constructor(private readonly desk: NumberingDesk) {}

  @Get() @Permission('numbering:read') @Does('How objects are numbered') @ApiOkResponse({ type: NumberingList })
  listNumberings(@CurrentLanguage() language: Language): Promise<NumberingList> {
    return this.desk.list(language);
  }

  @Put(':type') @Permission('numbering:write') @TakesReason() @NeedsRevision() @Does('Say how objects of a type are numbered from now on') @ApiOkResponse({ type: NumberingView })
  saveNumbering(
    @CurrentActor() actor: Actor, @Param('type') type: string, @SeenRevision() revision: number, @Body() body: SaveNumbering, @CurrentLanguage() language: Language,
  ): Promise<NumberingView> {
    return this.desk.save(actor, type, revision, body, language);
  }
}
