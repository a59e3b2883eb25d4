import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../door/headers.js';
import { IdPipe } from '../door/id.pipe.js';
import { PageQuery } from '../http/objects/object.shapes.js';
import { WebHookDesk } from './web-hook-desk.js';
import { DeliveryPage, EventChoices, NewWebHookSecret, SampleView, WebHookPage, WebHookView } from './web-hook.models.js';
import { SaveWebHook } from './web-hook.shapes.js';

@ApiTags('Administration')
@Controller('admin/web-hooks')
export class WebHooksController {
  constructor(private readonly desk: WebHookDesk) {}

  @Get() @Permission('webhook:read') @Does('Web hooks and how they are doing') @ApiOkResponse({ type: WebHookPage })
  listWebHooks(@Query() query: PageQuery, @CurrentLanguage() language: Language): Promise<WebHookPage> {
    return this.desk.list(query, language);
  }

  @Post() @Permission('webhook:manage') @TakesReason() @Does('Add a web hook; its secret is shown this once') @ApiCreatedResponse({ type: NewWebHookSecret })
  createWebHook(@CurrentActor() actor: Actor, @Body() body: SaveWebHook, @CurrentLanguage() language: Language): Promise<NewWebHookSecret> {
    return this.desk.create(actor, body, language);
  }

  @Get('choices') @Permission('webhook:read') @Does('What a web hook can ask for') @ApiOkResponse({ type: EventChoices })
  listEventChoices(@CurrentLanguage() language: Language): EventChoices {
    return this.desk.choices(language);
  }

  @Get(':id') @Permission('webhook:read') @Does('A web hook') @ApiOkResponse({ type: WebHookView })
  readWebHook(@Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<WebHookView> {
    return this.desk.read(id, language);
  }

  @Put(':id') @Permission('webhook:manage') @TakesReason() @NeedsRevision() @Does('Change a web hook; switched off, what waits for it becomes undelivered') @ApiOkResponse({ type: WebHookView })
  changeWebHook(
    @CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @SeenRevision() revision: number, @Body() rules: SaveWebHook,
    @CurrentLanguage() language: Language,
  ): Promise<WebHookView> {
    return this.desk.change(actor, { id, revision, rules }, language);
  }

  @Delete(':id') @Permission('webhook:manage') @TakesReason() @HttpCode(204) @Does('Delete a web hook with everything that is kept for it') @ApiNoContentResponse()
  deleteWebHook(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.remove(actor, id);
  }

  @Post(':id/secret') @Permission('webhook:manage') @Does('Give a new secret; the former one signs along for a day') @ApiCreatedResponse({ type: NewWebHookSecret })
  changeWebHookSecret(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<NewWebHookSecret> {
    return this.desk.rotate(actor, id, language);
  }

  @Post(':id/test') @Permission('webhook:manage') @HttpCode(200) @Does('Send a sample now') @ApiOkResponse({ type: SampleView })
  testWebHook(@Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<SampleView> {
    return this.desk.test(id, language);
  }

  @Get(':id/deliveries') @Permission('webhook:read') @Does('What goes and went to a web hook, latest first') @ApiOkResponse({ type: DeliveryPage })
  listDeliveries(@Param('id', IdPipe) id: string, @Query() query: PageQuery, @CurrentLanguage() language: Language): Promise<DeliveryPage> {
    return this.desk.listDeliveries(id, query, language);
  }
}
