import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../door/headers.js';
import { MessageView, PreviewedView, TemplateDetail, TemplateList } from './mail.models.js';
import { PreviewTemplate, SaveTemplate, TestMessage } from './mail.shapes.js';
import { TemplateDesk } from './template-desk.js';

@ApiTags('Mail')
@Controller('admin/mail/templates')
export class TemplatesController {
  constructor(private readonly desk: TemplateDesk) {}

  @Get() @Permission('mail:manage') @Does('All templates of messages') @ApiOkResponse({ type: TemplateList })
  listTemplates(@CurrentLanguage() language: Language): Promise<TemplateList> {
    return this.desk.list(language);
  }

  @Get(':name') @Permission('mail:manage') @Does('A template with its texts') @ApiOkResponse({ type: TemplateDetail })
  readTemplate(@Param('name') name: string, @CurrentLanguage() language: Language): Promise<TemplateDetail> {
    return this.desk.read(name, language);
  }

  @Put(':name') @Permission('mail:manage') @TakesReason() @NeedsRevision() @Does('Save the texts of a template; revision 0 is the first change')
  @ApiOkResponse({ type: TemplateDetail })
  saveTemplate(
    @CurrentActor() actor: Actor, @Param('name') name: string, @SeenRevision() revision: number, @Body() body: SaveTemplate,
    @CurrentLanguage() language: Language,
  ): Promise<TemplateDetail> {
    return this.desk.save(actor, { name, revision }, body, language);
  }

  @Delete(':name') @Permission('mail:manage') @TakesReason() @NeedsRevision() @Does('Bring back the first texts of a template') @ApiOkResponse({ type: TemplateDetail })
  restoreTemplate(
    @CurrentActor() actor: Actor, @Param('name') name: string, @SeenRevision() revision: number, @CurrentLanguage() language: Language,
  ): Promise<TemplateDetail> {
    return this.desk.restore(actor, { name, revision }, language);
  }

  @Post(':name/preview') @Permission('mail:manage') @HttpCode(200) @Does('How a draft looks with sample values') @ApiOkResponse({ type: PreviewedView })
  previewTemplate(@Param('name') name: string, @Body() body: PreviewTemplate): PreviewedView {
    return this.desk.preview(name, body);
  }

  @Post(':name/test') @Permission('mail:manage') @HttpCode(200) @Does('Send the saved text with sample values') @ApiOkResponse({ type: MessageView })
  testTemplate(@CurrentActor() actor: Actor, @Param('name') name: string, @Body() body: TestMessage): Promise<MessageView> {
    return this.desk.test(actor, name, body);
  }
}
