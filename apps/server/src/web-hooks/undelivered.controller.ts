import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { UndeliveredDesk } from './undelivered-desk.js';
import { SentAgainView, UndeliveredPage } from './web-hook.models.js';
import { SendAgain, UndeliveredQuery } from './web-hook.shapes.js';

@ApiTags('Administration')
@Controller('admin/undelivered-events')
export class UndeliveredController {
  constructor(private readonly desk: UndeliveredDesk) {}

  @Get() @Permission('webhook:read') @Does('Events that could not be delivered, latest first') @ApiOkResponse({ type: UndeliveredPage })
  listUndelivered(@Query() { webHook, ...page }: UndeliveredQuery, @CurrentLanguage() language: Language): Promise<UndeliveredPage> {
    return this.desk.list({ ...page, ...(webHook ? { hookId: webHook } : {}) }, language);
  }

  @Post('send-again') @Permission('webhook:manage') @HttpCode(200) @Does('Send all undelivered events again') @ApiOkResponse({ type: SentAgainView })
  sendAllAgain(@CurrentActor() actor: Actor, @Body() { webHook }: SendAgain): Promise<SentAgainView> {
    return this.desk.sendAllAgain(actor, webHook);
  }

  @Post(':id/send-again') @Permission('webhook:manage') @HttpCode(200) @Does('Send an undelivered event again') @ApiOkResponse({ type: SentAgainView })
  sendAgain(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SentAgainView> {
    return this.desk.sendAgain(actor, id);
  }

  @Delete(':id') @Permission('webhook:manage') @HttpCode(204) @Does('Discard an undelivered event') @ApiNoContentResponse()
  discardUndelivered(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.desk.discard(actor, id);
  }
}
