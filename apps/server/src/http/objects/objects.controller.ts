import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { AuditPage } from '../models/audit.models.js';
import { ActionList, ObjectDetail, ObjectPage, StateCounts } from '../models/object.models.js';
import { ObjectDesk } from './object-desk.js';
import { MaybeTypeQuery, PageQuery, SearchQuery, StateQuery, TypeQuery } from './object.shapes.js';

/** Documents `attr.<name>=<value>`. */
export const ATTRIBUTE_FILTERS = {
  name: 'attr', required: false, style: 'form' as const, explode: true,
  description: 'Filters by attributes: `attr.<name>=<value>`, as many as wanted.',
  schema: { type: 'object' as const, additionalProperties: { type: 'string' as const } },
};

@ApiTags('Objects')
@Controller('objects')
export class ObjectsController {
  constructor(private readonly desk: ObjectDesk) {}

  @Get() @SignedIn() @Does('Search objects') @ApiQuery(ATTRIBUTE_FILTERS) @ApiOkResponse({ type: ObjectPage })
  searchObjects(@CurrentCaller() caller: Caller, @Query() query: SearchQuery, @CurrentLanguage() language: Language): Promise<ObjectPage> {
    return this.desk.search(caller, query, language);
  }

  @Get('counts') @SignedIn() @Does('How many objects are in each state') @ApiOkResponse({ type: StateCounts })
  countObjects(@CurrentCaller() caller: Caller, @Query() query: TypeQuery): Promise<StateCounts> {
    return this.desk.counts(caller, query.type);
  }

  @Get('actions') @SignedIn() @Does('What can be done with several objects of a state') @ApiOkResponse({ type: ActionList })
  listBatchActions(@CurrentCaller() caller: Caller, @Query() query: StateQuery, @CurrentLanguage() language: Language): Promise<ActionList> {
    return this.desk.batchActions(caller, query, language);
  }

  @Get(':id') @SignedIn() @Does('An object and what can be done with it') @ApiOkResponse({ type: ObjectDetail })
  readObject(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: MaybeTypeQuery, @CurrentLanguage() language: Language,
  ): Promise<ObjectDetail> {
    return this.desk.read(caller, id, query.type, language);
  }

  @Get(':id/history') @SignedIn() @Does('What happened to an object, newest first') @ApiOkResponse({ type: AuditPage })
  readObjectHistory(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: PageQuery, @CurrentLanguage() language: Language,
  ): Promise<AuditPage> {
    return this.desk.history(caller, id, query, language);
  }
}
