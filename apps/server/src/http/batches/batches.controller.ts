import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { Repeatable, RepeatKey } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { BatchLinePage, BatchPage, BatchQuestionsView, BatchView } from '../models/batch.models.js';
import { PageQuery } from '../objects/object.shapes.js';
import { BatchDesk } from './batch-desk.js';
import { TakesWork } from '../../nodes/index.js';
import { AskBatch, BatchLinesQuery, StartBatch } from './batch.shapes.js';

@ApiTags('Batches')
@Controller('batches')
export class BatchesController {
  constructor(private readonly desk: BatchDesk) {}

  @Post() @SignedIn() @TakesWork() @HttpCode(202) @Repeatable() @Does('Start a use case for many objects') @ApiAcceptedResponse({ type: BatchView })
  startBatch(
    @CurrentCaller() caller: Caller, @Body() body: StartBatch, @RepeatKey() key: string | undefined, @CurrentLanguage() language: Language,
  ): Promise<BatchView> {
    return this.desk.start(caller, body, key, language);
  }

  @Post('questions') @SignedIn() @TakesWork() @HttpCode(200) @Does('What is asked once for all objects of a batch') @ApiOkResponse({ type: BatchQuestionsView })
  askBatch(@CurrentCaller() caller: Caller, @Body() body: AskBatch, @CurrentLanguage() language: Language): Promise<BatchQuestionsView> {
    return this.desk.ask(caller, body, language);
  }

  @Get() @SignedIn() @Does('The batches of the caller, newest first') @ApiOkResponse({ type: BatchPage })
  listBatches(@CurrentCaller() caller: Caller, @Query() query: PageQuery, @CurrentLanguage() language: Language): Promise<BatchPage> {
    return this.desk.list(caller, query, language);
  }

  @Get(':id') @SignedIn() @Does('A batch with exact totals') @ApiOkResponse({ type: BatchView })
  readBatch(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<BatchView> {
    return this.desk.read(caller, id, language);
  }

  @Get(':id/lines') @SignedIn() @Does('Objects that a batch left as they were, and why') @ApiOkResponse({ type: BatchLinePage })
  listBatchLines(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: BatchLinesQuery, @CurrentLanguage() language: Language,
  ): Promise<BatchLinePage> {
    return this.desk.lines(caller, id, query, language);
  }

  @Post(':id/pause') @SignedIn() @HttpCode(200) @Does('Stop after the part that is under way') @ApiOkResponse({ type: BatchView })
  pauseBatch(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<BatchView> {
    return this.desk.steer(caller, id, 'pause', language);
  }

  @Post(':id/resume') @SignedIn() @TakesWork() @HttpCode(200) @Does('Go on where it stopped') @ApiOkResponse({ type: BatchView })
  resumeBatch(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<BatchView> {
    return this.desk.steer(caller, id, 'resume', language);
  }

  @Post(':id/cancel') @SignedIn() @HttpCode(200) @Does('End it; what is done stays done') @ApiOkResponse({ type: BatchView })
  cancelBatch(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<BatchView> {
    return this.desk.steer(caller, id, 'cancel', language);
  }

  @Post(':id/retry-failed') @SignedIn() @TakesWork() @HttpCode(200) @Does('Do again what failed, and nothing else') @ApiOkResponse({ type: BatchView })
  retryFailed(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<BatchView> {
    return this.desk.steer(caller, id, 'rerunFailed', language);
  }
}
