import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { NeedsRevision, SeenRevision, TakesReason } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { ModelShape } from './acl.shapes.js';
import { ModelDesk } from './model-desk.js';
import { ModelsView, ModelView, SchemedTypeList } from './model.models.js';

@ApiTags('Access')
@Controller('admin')
export class ModelsController {
  constructor(private readonly desk: ModelDesk) {}

  @Get('access-schemes') @Permission('acl:read') @Does('The object types that have access schemes') @ApiOkResponse({ type: SchemedTypeList })
  listSchemedTypes(@CurrentLanguage() language: Language): SchemedTypeList {
    return this.desk.types(language);
  }

  @Get('object-models/:type') @Permission('acl:read') @Does('The models of an object type') @ApiOkResponse({ type: ModelsView })
  listModels(@Param('type') type: string, @CurrentLanguage() language: Language): Promise<ModelsView> {
    return this.desk.list(type, language);
  }

  @Post('object-models/:type') @Permission('acl:write') @TakesReason() @Does('Make a model') @ApiCreatedResponse({ type: ModelView })
  createModel(@CurrentCaller() caller: Caller, @Param('type') type: string, @Body() body: ModelShape): Promise<ModelView> {
    return this.desk.create(caller, type, body);
  }

  @Put('object-models/:type/:id') @Permission('acl:write') @TakesReason() @NeedsRevision() @Does('Change a model; its scenario only while no object is of it')
  @ApiOkResponse({ type: ModelView })
  saveModel(
    @CurrentCaller() caller: Caller, @Param('type') objectType: string, @Param('id', IdPipe) id: string, @SeenRevision() revision: number, @Body() body: ModelShape,
  ): Promise<ModelView> {
    return this.desk.change(caller, { id, objectType, revision }, body);
  }

  @Delete('object-models/:type/:id') @Permission('acl:write') @TakesReason() @HttpCode(204) @Does('Remove a model that no object is of') @ApiNoContentResponse()
  removeModel(@CurrentCaller() caller: Caller, @Param('type') type: string, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.remove(caller, type, id);
  }
}
