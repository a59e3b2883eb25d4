import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { FileView } from '../files/file.models.js';
import { TakesUpload } from '../files/uploads.js';
import { FieldKindDesk } from './field-kind-desk.js';
import { AcceptedAnswers, FieldKindList, SampleFormView } from './field-kind.models.js';
import { CheckSample, DrawSample, SampleAddress } from './field-kind.shapes.js';

@ApiTags('For authors')
@Controller('field-kinds')
export class FieldKindsController {
  constructor(private readonly desk: FieldKindDesk) {}

  @Get() @Permission('plugin:read') @Does('Every field kind of the contract with samples') @ApiOkResponse({ type: FieldKindList })
  listFieldKinds(@CurrentLanguage() language: Language): Promise<FieldKindList> {
    return this.desk.list(language);
  }

  @Post(':kind/:sample/form') @Permission('plugin:read') @HttpCode(200) @Does('A sample as people see it under some options') @ApiOkResponse({ type: SampleFormView })
  drawSample(@Param() at: SampleAddress, @Body() body: DrawSample, @CurrentLanguage() language: Language): Promise<SampleFormView> {
    return this.desk.draw(at, body, language);
  }

  @Post(':kind/:sample/answers') @Permission('plugin:read') @HttpCode(200) @Does('Check answers to a sample as a run would') @ApiOkResponse({ type: AcceptedAnswers })
  checkSample(@CurrentCaller() caller: Caller, @Param() at: SampleAddress, @Body() body: CheckSample): Promise<AcceptedAnswers> {
    return this.desk.check(caller, at, body);
  }

  @Post(':kind/:sample/files') @Permission('plugin:read') @TakesUpload() @Does('Send the file that a sample asks for') @ApiCreatedResponse({ type: FileView })
  uploadSampleFile(@CurrentCaller() caller: Caller, @Param() at: SampleAddress, @Req() request: FastifyRequest): Promise<FileView> {
    return this.desk.receive(caller, at, request);
  }
}
