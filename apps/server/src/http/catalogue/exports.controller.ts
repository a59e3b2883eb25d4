import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { ExportDesk } from '../../exports/export-desk.js';
import { ATTRIBUTE_FILTERS } from '../objects/objects.controller.js';
import { ExportQuery } from './export.shapes.js';

const FILE = { type: 'string', format: 'binary' } as const;

@ApiTags('Objects')
@Controller('objects')
export class ExportsController {
  constructor(private readonly desk: ExportDesk) {}

  @Get('export') @SignedIn() @Does('All that a search shows, as a file') @ApiQuery(ATTRIBUTE_FILTERS)
  @ApiOkResponse({ description: '`X-Total-Count` says how many rows there are.', content: {
    'text/csv': { schema: FILE }, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: FILE },
  } })
  async exportObjects(
    @CurrentCaller() caller: Caller, @Query() query: ExportQuery, @CurrentLanguage() language: Language, @Res() reply: FastifyReply,
  ): Promise<void> {
    const { content, headers } = await this.desk.begin(caller, query, language);
    await reply.headers(headers).send(content);
  }
}
