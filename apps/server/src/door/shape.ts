import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString, IsUUID, Length, Matches, Max, Min, ArrayMaxSize,
  ValidateIf, ValidateNested,
} from 'class-validator';

/** Whether and how something that is sent may be left out; `null` is never the same as left out. */
export interface Presence {
  readonly optional?: true;
  readonly description?: string;
}

const present = ({ optional }: Presence): PropertyDecorator =>
  optional ? ValidateIf((_, value: unknown) => value !== undefined) : () => undefined;

const described = ({ optional, description }: Presence, schema: ApiPropertyOptions): PropertyDecorator =>
  ApiProperty({ ...schema, ...(description ? { description } : {}), required: !optional } as ApiPropertyOptions);

/** A text of `min` (1) to `max` characters. */
export const Text = (max: number, rule: Presence & { readonly min?: number; readonly pattern?: RegExp } = {}): PropertyDecorator => {
  const min = rule.min ?? 1;
  const pattern = rule.pattern ? { pattern: rule.pattern.source } : {};
  return applyDecorators(
    described(rule, { type: String, minLength: min, maxLength: max, ...pattern }),
    present(rule),
    IsString(),
    Length(min, max, { context: { min, max } }),
    ...(rule.pattern ? [Matches(rule.pattern)] : []),
  );
};

/** One of a few words. */
export const OneOf = (words: readonly string[], rule: Presence = {}): PropertyDecorator =>
  applyDecorators(described(rule, { type: String, enum: [...words] }), present(rule), IsIn([...words]));

/** A whole number; `fromText` for query parameters, which are always text. */
export const WholeNumber = (min: number, max: number, rule: Presence & { readonly fromText?: true } = {}): PropertyDecorator =>
  applyDecorators(
    described(rule, { type: 'integer', minimum: min, maximum: max }),
    present(rule),
    ...(rule.fromText ? [Type(() => Number)] : []),
    IsInt(),
    Min(min, { context: { min } }),
    Max(max, { context: { max } }),
  );

/** Yes or no. */
export const Flag = (rule: Presence = {}): PropertyDecorator =>
  applyDecorators(described(rule, { type: Boolean }), present(rule), IsBoolean());

/** Yes or no in a query: the words `true` and `false`. */
export const FlagWord = (rule: Presence = {}): PropertyDecorator => OneOf(['true', 'false'], rule);

/** The id of something. */
export const Id = (rule: Presence = {}): PropertyDecorator =>
  applyDecorators(described(rule, { type: String, format: 'uuid' }), present(rule), IsUUID('all'));

/** Ids of things. */
export const Ids = (atMost: number, rule: Presence = {}): PropertyDecorator =>
  applyDecorators(
    described(rule, { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: atMost }),
    present(rule), IsArray(), ArrayMaxSize(atMost, { context: { max: atMost } }), IsUUID('all', { each: true }),
  );

/** Short texts. */
export const Texts = (atMost: number, max: number, rule: Presence = {}): PropertyDecorator =>
  applyDecorators(
    described(rule, { type: 'array', items: { type: 'string', minLength: 1, maxLength: max }, maxItems: atMost }),
    present(rule), IsArray(), ArrayMaxSize(atMost, { context: { max: atMost } }),
    IsString({ each: true }), Length(1, max, { each: true, context: { min: 1, max } }),
  );

// A day of the calendar, with or without a time: the standard also has weeks and years beyond 9999, which nobody means.
const DAY_AND_TIME = /^(?!0000)\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/;

/** A moment in ISO 8601. */
export const Moment = (rule: Presence = {}): PropertyDecorator =>
  applyDecorators(
    described(rule, { type: String, format: 'date-time' }), present(rule), IsISO8601({ strict: true }), Matches(DAY_AND_TIME),
  );

/** Values by field name; the engine checks them against the fields. */
export const ValuesByName = (rule: Presence = {}): PropertyDecorator =>
  applyDecorators(described(rule, { type: 'object', additionalProperties: true }), present(rule), IsObject());

/** Parts of a shape of their own. */
export const Parts = (shape: () => new () => object, atMost: number, rule: Presence = {}): PropertyDecorator =>
  applyDecorators(
    described(rule, { type: () => shape(), isArray: true, maxItems: atMost } as ApiPropertyOptions),
    present(rule), IsArray(), ArrayMaxSize(atMost, { context: { max: atMost } }),
    ValidateNested({ each: true }), Type(shape),
  );

/** A part of a shape of its own. */
export const Part = (shape: () => new () => object, rule: Presence = {}): PropertyDecorator =>
  applyDecorators(described(rule, { type: () => shape() } as ApiPropertyOptions), present(rule), IsObject(), ValidateNested(), Type(shape));
