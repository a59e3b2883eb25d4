import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller, Language } from '../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { FindingPage, ImportKindList, ImportPage, ImportView } from '../http/models/import.models.js';
import { PageQuery } from '../http/objects/object.shapes.js';
import { ImportDesk } from './import-desk.js';
import { TakesWork } from '../nodes/index.js';
import { InspectImport, OpenImport, PieceQuery, PlanImport } from './import.shapes.js';

@ApiTags('Imports')
@Controller('admin/imports')
export class ImportsController {
  constructor(private readonly desk: ImportDesk) {}

  @Get('kinds') @SignedIn() @Does('What the caller may import') @ApiOkResponse({ type: ImportKindList })
  listImportKinds(@CurrentCaller() caller: Caller, @CurrentLanguage() language: Language): ImportKindList {
    return this.desk.kinds(caller, language);
  }

  @Get() @SignedIn() @Does('Imports, newest first') @ApiOkResponse({ type: ImportPage })
  listImports(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ImportPage> {
    return this.desk.list(caller, query);
  }

  @Post() @SignedIn() @TakesWork() @Does('Open an import that waits for its file') @ApiCreatedResponse({ type: ImportView })
  openImport(@CurrentCaller() caller: Caller, @Body() body: OpenImport): Promise<ImportView> {
    return this.desk.open(caller, body);
  }

  @Get(':id') @SignedIn() @Does('An import with exact totals') @ApiOkResponse({ type: ImportView })
  readImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.desk.read(caller, id);
  }

  @Put(':id/content') @SignedIn() @TakesWork() @Does('Send the next piece of the file, at most a megabyte') @ApiOkResponse({ type: ImportView })
  @ApiConsumes('application/octet-stream') @ApiBody({ schema: { type: 'string', format: 'binary' } })
  sendImportPiece(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: PieceQuery, @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    return this.desk.addPiece(caller, id, query.number, request.body);
  }

  @Post(':id/inspect') @SignedIn() @TakesWork() @HttpCode(200) @Does('All of the file is there: look into it') @ApiOkResponse({ type: ImportView })
  inspectImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: InspectImport): Promise<ImportView> {
    return this.desk.inspect(caller, id, body);
  }

  @Post(':id/check') @SignedIn() @TakesWork() @HttpCode(202) @Does('Say what the columns are and have every row checked; nothing is written') @ApiAcceptedResponse({ type: ImportView })
  checkImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: PlanImport): Promise<ImportView> {
    return this.desk.check(caller, id, body);
  }

  @Post(':id/run') @SignedIn() @TakesWork() @HttpCode(202) @Does('Carry out what was checked') @ApiAcceptedResponse({ type: ImportView })
  runImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.desk.steer(caller, id, 'run');
  }

  @Post(':id/pause') @SignedIn() @HttpCode(200) @Does('Stop after the part that is under way') @ApiOkResponse({ type: ImportView })
  pauseImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.desk.steer(caller, id, 'pause');
  }

  @Post(':id/resume') @SignedIn() @TakesWork() @HttpCode(200) @Does('Go on where it stopped') @ApiOkResponse({ type: ImportView })
  resumeImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.desk.steer(caller, id, 'resume');
  }

  @Post(':id/cancel') @SignedIn() @HttpCode(200) @Does('End it; what was imported stays') @ApiOkResponse({ type: ImportView })
  cancelImport(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.desk.steer(caller, id, 'cancel');
  }

  @Get(':id/findings') @SignedIn() @Does('What is wrong with rows, line by line') @ApiOkResponse({ type: FindingPage })
  listImportFindings(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: PageQuery, @CurrentLanguage() language: Language,
  ): Promise<FindingPage> {
    return this.desk.findings(caller, id, query, language);
  }
}
