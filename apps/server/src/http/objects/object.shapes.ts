import { ApiHideProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { OneOf, Text, WholeNumber } from '../../door/shape.js';

/** Which page of a list. */
export class PageQuery {
  @Text(2_000, { optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
  @WholeNumber(1, 200, { optional: true, fromText: true, description: '50 if left out.' }) limit?: number;
}

/** Which objects, in which order. `attr.<name>=<value>` filters by an attribute. */
export class SearchQuery extends PageQuery {
  @Text(100) type: string;
  @Text(100, { optional: true }) state?: string;
  @Text(200, { optional: true, description: 'Words, each the beginning of a word of the object.' }) text?: string;
  @Text(100, { optional: true, description: '`createdAt`, `updatedAt` or an indexed attribute.' }) sort?: string;
  @OneOf(['asc', 'desc'], { optional: true }) direction?: 'asc' | 'desc';
  // Documented as `attr`, see the controller.
  @ApiHideProperty() @IsObject() attributes: Record<string, string>;
}

/** Which object type. */
export class TypeQuery {
  @Text(100) type: string;
}

/** Which object type, if the caller knows it. */
export class MaybeTypeQuery {
  @Text(100, { optional: true }) type?: string;
}

/** Which state of an object type. */
export class StateQuery extends TypeQuery {
  @Text(100) state: string;
}
