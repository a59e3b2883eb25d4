import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { Text } from '../../door/shape.js';
import { ActionList, ObjectTypeDetail, ObjectTypeList } from '../models/object.models.js';
import { ObjectTypeDesk } from './object-type-desk.js';

/** Which place of an object type. */
export class PlaceQuery {
  @Text(100, { optional: true, description: '`new` (if left out) or a state.' }) place?: string;
}

@ApiTags('Objects')
@Controller('object-types')
export class ObjectTypesController {
  constructor(private readonly desk: ObjectTypeDesk) {}

  @Get() @SignedIn() @Does('The object types that the caller may read') @ApiOkResponse({ type: ObjectTypeList })
  listObjectTypes(@CurrentCaller() caller: Caller, @CurrentLanguage() language: Language): Promise<ObjectTypeList> {
    return this.desk.list(caller, language);
  }

  @Get(':type') @SignedIn() @Does('An object type and its life cycle') @ApiOkResponse({ type: ObjectTypeDetail })
  readObjectType(@CurrentCaller() caller: Caller, @Param('type') type: string, @CurrentLanguage() language: Language): Promise<ObjectTypeDetail> {
    return this.desk.read(caller, type, language);
  }

  @Get(':type/actions') @SignedIn() @Does('What can be started at a place') @ApiOkResponse({ type: ActionList })
  listPlaceActions(
    @CurrentCaller() caller: Caller, @Param('type') type: string, @Query() query: PlaceQuery, @CurrentLanguage() language: Language,
  ): Promise<ActionList> {
    return this.desk.actions(caller, { objectType: type, place: query.place ?? 'new' }, language);
  }
}
