import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { AttachmentView } from '../models/object.models.js';
import { AttachmentDesk } from './attachment-desk.js';
import { AttachmentList } from './file.models.js';
import { TakesUpload } from './uploads.js';

@ApiTags('Files')
@Controller('objects/:id/attachments')
export class AttachmentsController {
  constructor(private readonly desk: AttachmentDesk) {}

  @Get() @SignedIn() @Does('What is attached to an object') @ApiOkResponse({ type: AttachmentList })
  listAttachments(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<AttachmentList> {
    return this.desk.list(caller, id);
  }

  @Post() @SignedIn() @TakesUpload() @Does('Attach a file to an object') @ApiCreatedResponse({ type: AttachmentView })
  attachFile(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Req() request: FastifyRequest): Promise<AttachmentView> {
    return this.desk.attach(caller, id, request);
  }

  @Delete(':fileId') @SignedIn() @HttpCode(204) @Does('Take an attached file away') @ApiNoContentResponse()
  detachFile(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Param('fileId', IdPipe) fileId: string): Promise<void> {
    return this.desk.detach(caller, id, fileId);
  }
}
