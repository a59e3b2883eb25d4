import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { UserFilter } from '@tessera/engine';
import { IsISO8601, Matches, ValidateIf } from 'class-validator';
import { Flag, Id, OneOf, Text, WholeNumber } from '../../door/shape.js';
import { SentFilter } from '../models/filter.schemas.js';
import { PageQuery } from '../objects/object.shapes.js';

const NOT_BLANK = /\S/;

/** A day of the calendar that may be left open. */
const MaybeDay = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'date', required: false, description }),
    ValidateIf((_, value: unknown) => value !== undefined), IsISO8601({ strict: true }), Matches(/^(?!0000)\d{4}-\d\d-\d\d$/),
  );

/** How an element of the chart is to be. */
export class SaveElement {
  @Text(200, { pattern: NOT_BLANK }) name: string;
  @Text(40, { optional: true }) shortName?: string;
  @Text(4_000, { optional: true }) description?: string;
  @Id({ optional: true, description: 'The element above; none for an organisation, or outside the hierarchy.' }) superiorId?: string;
}

/** A new element of the chart. */
export class CreateElement extends SaveElement {
  @OneOf(['organisation', 'unit', 'position']) kind: 'organisation' | 'unit' | 'position';
}

/** How long somebody holds a position, and whether it is their main one. */
export class SaveAssignment {
  @Flag() main: boolean;
  @MaybeDay('The first day.') from?: string;
  @MaybeDay('The last day.') to?: string;
}

/** Somebody into a position. */
export class CreateAssignment extends SaveAssignment {
  @Id() identityId: string;
  @Id() positionId: string;
}

/** Whose assignments, or to which position. */
export class AssignmentsQuery extends PageQuery {
  @Id({ optional: true }) identityId?: string;
  @Id({ optional: true }) positionId?: string;
}

/** What a group is called and who is in it. */
export class SaveGroup {
  @Text(100, { pattern: NOT_BLANK }) name: string;
  @Text(4_000, { optional: true }) description?: string;
  @SentFilter() rule: UserFilter;
}

/** Whom a rule is about. */
export class MembersQuery {
  @SentFilter() rule: UserFilter;
  @Text(2_000, { optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
  @WholeNumber(1, 200, { optional: true, description: '50 if left out.' }) limit?: number;
}
