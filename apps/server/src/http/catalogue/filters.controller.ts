import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { NeedsRevision, SeenRevision } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { SavedFilterList, SavedFilterView } from '../models/filter.models.js';
import { TypeQuery } from '../objects/object.shapes.js';
import { FilterDesk } from './filter-desk.js';
import { AddFilter, ChangeFilter } from './filter.shapes.js';

@ApiTags('Objects')
@Controller('saved-filters')
export class FiltersController {
  constructor(private readonly desk: FilterDesk) {}

  @Get() @SignedIn() @Does('Filters of a type that the caller keeps or others share') @ApiOkResponse({ type: SavedFilterList })
  listFilters(@CurrentCaller() caller: Caller, @Query() query: TypeQuery): Promise<SavedFilterList> {
    return this.desk.list(caller, query.type);
  }

  @Post() @SignedIn() @Does('Keep a search under a name') @ApiCreatedResponse({ type: SavedFilterView })
  addFilter(@CurrentCaller() caller: Caller, @Body() body: AddFilter): Promise<SavedFilterView> {
    return this.desk.add(caller, body);
  }

  @Patch(':id') @SignedIn() @NeedsRevision() @Does('Rename, change or share a filter') @ApiOkResponse({ type: SavedFilterView })
  changeFilter(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @SeenRevision() revision: number, @Body() body: ChangeFilter,
  ): Promise<SavedFilterView> {
    return this.desk.change(caller, id, revision, body);
  }

  @Delete(':id') @SignedIn() @HttpCode(204) @Does('Delete a filter') @ApiNoContentResponse()
  removeFilter(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.remove(caller, id);
  }
}
