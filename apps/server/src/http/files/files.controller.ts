import { Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { FileDesk } from './file-desk.js';
import { FileView } from './file.models.js';
import { ThumbnailQuery, UploadQuery } from './file.shapes.js';
import { serve } from './served-file.js';
import { TakesUpload } from './uploads.js';

const BYTES = { schema: { type: 'string' as const, format: 'binary' } };
const PICTURE = { description: 'The small picture.', content: { 'image/webp': BYTES } };
const CONTENT = { description: 'The content.', content: { 'application/octet-stream': BYTES } };

@ApiTags('Files')
@Controller('files')
export class FilesController {
  constructor(private readonly desk: FileDesk) {}

  @Post() @SignedIn() @TakesUpload() @Does('Send the file that a field asks for; its id is the answer') @ApiCreatedResponse({ type: FileView })
  uploadFile(@CurrentCaller() caller: Caller, @Query() query: UploadQuery, @Req() request: FastifyRequest): Promise<FileView> {
    return this.desk.upload(caller, request, query);
  }

  @Get(':id') @SignedIn() @Does('A file') @ApiOkResponse(CONTENT)
  async readFile(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.desk.find(caller, id);
    return serve({ ...file, tag: file.sha256, content: this.desk.content(file) }, request, reply);
  }

  @Get(':id/thumbnail') @SignedIn() @Does('A small picture of a picture') @ApiOkResponse(PICTURE)
  async readThumbnail(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() { size = 'small' }: ThumbnailQuery,
    @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.desk.find(caller, id);
    const { mediaType, content } = await this.desk.thumbnail(file, size);
    return serve({ name: file.name, mediaType, bytes: content.length, tag: `${file.sha256}-${size}`, content: once(content) }, request, reply);
  }
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
