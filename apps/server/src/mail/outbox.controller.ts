import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../door/headers.js';
import { IdPipe } from '../door/id.pipe.js';
import { LetterView, MessagePage, MessageView, OutboxSettingsView } from './mail.models.js';
import { OutboxQuery, SaveOutboxSettings } from './mail.shapes.js';
import { OutboxDesk } from './outbox-desk.js';

@ApiTags('Mail')
@Controller('admin/outbox')
export class OutboxController {
  constructor(private readonly desk: OutboxDesk) {}

  @Get() @Permission('mail:read') @Does('Messages, the latest first') @ApiOkResponse({ type: MessagePage })
  listMessages(@Query() query: OutboxQuery, @CurrentLanguage() language: Language): Promise<MessagePage> {
    return this.desk.list(query, language);
  }

  @Get('settings') @Permission('mail:read') @Does('How long messages are kept, and which ways out there are') @ApiOkResponse({ type: OutboxSettingsView })
  readOutboxSettings(): Promise<OutboxSettingsView> {
    return this.desk.readSettings();
  }

  @Put('settings') @Permission('mail:manage') @TakesReason() @NeedsRevision() @Does('Say how long messages are kept') @ApiOkResponse({ type: OutboxSettingsView })
  saveOutboxSettings(@CurrentActor() actor: Actor, @SeenRevision() revision: number, @Body() body: SaveOutboxSettings): Promise<OutboxSettingsView> {
    return this.desk.saveSettings(actor, revision, body);
  }

  @Post(':id/read') @Permission('mail:read') @HttpCode(200) @Does('What a message says; the audit says who read it') @ApiOkResponse({ type: LetterView })
  readMessage(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<LetterView> {
    return this.desk.read(actor, id, language);
  }

  @Post(':id/send') @Permission('mail:manage') @HttpCode(200) @Does('Send a message again that failed or stayed here') @ApiOkResponse({ type: MessageView })
  sendMessage(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<MessageView> {
    return this.desk.sendAgain(actor, id, language);
  }
}
