import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../access/caller.js';
import { CurrentLanguage, Permission } from '../../access/permission.js';
import { DOCUMENT_SCHEMA } from '../../configuration/document-schema.js';
import { Does } from '../../door/documented.js';
import { ConfigurationDesk } from './configuration-desk.js';
import { ComparisonView, RevisionDetail, RevisionPage } from './configuration.models.js';
import { CompareQuery, ExportQuery, RevisionsQuery } from './configuration.shapes.js';
import { RevisionNumberPipe } from './revision-number.pipe.js';

@ApiTags('Configuration')
@Controller('admin/configuration')
export class ConfigurationController {
  constructor(private readonly desk: ConfigurationDesk) {}

  @Get('revisions') @Permission('configuration:read') @Does('Numbered changes of the configuration, the latest first') @ApiOkResponse({ type: RevisionPage })
  listRevisions(@Query() query: RevisionsQuery, @CurrentLanguage() language: Language): Promise<RevisionPage> {
    return this.desk.list(query, language);
  }

  @Get('revisions/:number') @Permission('configuration:read') @Does('A revision and what it changed') @ApiOkResponse({ type: RevisionDetail })
  readRevision(@Param('number', RevisionNumberPipe) number: number, @CurrentLanguage() language: Language): Promise<RevisionDetail> {
    return this.desk.read(number, language);
  }

  @Get('compare') @Permission('configuration:read') @Does('What is another one between two revisions') @ApiOkResponse({ type: ComparisonView })
  compareRevisions(@Query() query: CompareQuery): Promise<ComparisonView> {
    return this.desk.compare(query);
  }

  @Get('export') @Permission('configuration:read') @Does('The configuration as one YAML document; secrets by reference') @ApiProduces('text/yaml')
  @ApiOkResponse({ content: { 'text/yaml': { schema: { type: 'string' } } } })
  async exportConfiguration(@Query() { revision }: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.desk.export(revision);
    const name = `configuration${revision === undefined ? '' : `-${revision}`}.yaml`;
    await reply.headers({ 'content-type': 'text/yaml; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }).send(text);
  }

  @Get('schema') @Permission('configuration:read') @Header('content-type', 'application/schema+json') @Does('The JSON Schema of the document')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  readConfigurationSchema(): Readonly<Record<string, unknown>> {
    return DOCUMENT_SCHEMA;
  }
}
