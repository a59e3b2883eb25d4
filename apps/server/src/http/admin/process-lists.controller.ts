import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { HomeGroup, PreviewView, ProcessListsView, ProcessListView, UseCaseList } from '../models/process-list.models.js';
import { EntriesDraft } from './admin.shapes.js';
import { ProcessListDesk } from './process-list-desk.js';

@ApiTags('Administration')
@Controller('admin')
export class ProcessListsController {
  constructor(private readonly desk: ProcessListDesk) {}

  @Get('home') @Permission('process-list:read') @Does('The Home tree') @ApiOkResponse({ type: [HomeGroup] })
  readHome(@CurrentCaller() caller: Caller, @CurrentLanguage() language: Language): Promise<HomeGroup[]> {
    return this.desk.home(caller, language);
  }

  @Get('process-lists/:type') @Permission('process-list:read') @Does('All process lists of an object type') @ApiOkResponse({ type: ProcessListsView })
  readProcessLists(@CurrentCaller() caller: Caller, @Param('type') type: string, @CurrentLanguage() language: Language): Promise<ProcessListsView> {
    return this.desk.read(caller, type, language);
  }

  @Get('process-lists/:type/:place/candidates') @Permission('process-list:read') @Does('The use cases that fit a place') @ApiOkResponse({ type: UseCaseList })
  listCandidates(@Param('type') objectType: string, @Param('place') place: string, @CurrentLanguage() language: Language): Promise<UseCaseList> {
    return this.desk.candidates({ objectType, place }, language);
  }

  @Post('process-lists/:type/:place/preview') @Permission('process-list:write') @HttpCode(200) @Does('What saving would do to people')
  @ApiOkResponse({ type: PreviewView })
  previewProcessList(
    @Param('type') objectType: string, @Param('place') place: string, @Body() body: EntriesDraft, @CurrentLanguage() language: Language,
  ): Promise<PreviewView> {
    return this.desk.preview({ objectType, place }, body, language);
  }

  @Put('process-lists/:type/:place') @Permission('process-list:write') @TakesReason() @NeedsRevision() @Does('Save a process list; effective at once')
  @ApiOkResponse({ type: ProcessListView })
  saveProcessList(
    @CurrentCaller() caller: Caller, @Param('type') objectType: string, @Param('place') place: string,
    @SeenRevision() revision: number, @Body() body: EntriesDraft, @CurrentLanguage() language: Language,
  ): Promise<ProcessListView> {
    return this.desk.save(caller, { objectType, place, revision }, body, language);
  }
}
