import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { Repeatable, RepeatKey } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { StepIndexPipe } from '../../door/step-index.pipe.js';
import { RunPage, RunView } from '../models/run.models.js';
import { RunDesk } from './run-desk.js';
import { TakesWork } from '../../nodes/index.js';
import { AnswerStep, OpenRun, RunsQuery } from './run.shapes.js';

@ApiTags('Runs')
@Controller('runs')
export class RunsController {
  constructor(private readonly desk: RunDesk) {}

  @Post() @SignedIn() @TakesWork() @Repeatable() @Does('Start a use case') @ApiCreatedResponse({ type: RunView }) @ApiAcceptedResponse({ type: RunView })
  openRun(
    @CurrentCaller() caller: Caller, @Body() body: OpenRun, @RepeatKey() key: string | undefined,
    @CurrentLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    return accepted(this.desk.open(caller, body, key, language), reply);
  }

  @Get() @SignedIn() @Does('The runs of the caller, newest first') @ApiOkResponse({ type: RunPage })
  listRuns(@CurrentCaller() caller: Caller, @Query() query: RunsQuery, @CurrentLanguage() language: Language): Promise<RunPage> {
    return this.desk.list(caller, query, language);
  }

  @Get(':id') @SignedIn() @Does('A run of the caller') @ApiOkResponse({ type: RunView })
  readRun(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<RunView> {
    return this.desk.read(caller, id, language);
  }

  @Put(':id/steps/:index') @SignedIn() @TakesWork() @Does('Answer a step') @ApiOkResponse({ type: RunView })
  answerStep(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Param('index', StepIndexPipe) index: number,
    @Body() body: AnswerStep, @CurrentLanguage() language: Language,
  ): Promise<RunView> {
    return this.desk.answer(caller, { id, index, values: body.values }, language);
  }

  @Post(':id/submit') @SignedIn() @TakesWork() @HttpCode(200) @Does('Do it') @ApiOkResponse({ type: RunView }) @ApiAcceptedResponse({ type: RunView })
  submitRun(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string,
    @CurrentLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    return accepted(this.desk.submit(caller, id, language), reply);
  }

  @Delete(':id') @SignedIn() @HttpCode(204) @Does('Cancel a run; nothing is changed') @ApiNoContentResponse()
  cancelRun(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.cancel(caller, id);
  }
}

// 202: a worker does it, the answer is not the result yet.
async function accepted(run: Promise<RunView>, reply: FastifyReply): Promise<RunView> {
  const view = await run;
  if (view.status === 'accepted') reply.status(202);
  return view;
}
