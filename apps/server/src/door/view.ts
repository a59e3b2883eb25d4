import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

type Shape = () => new () => object;

/** A member of an answer that is always there. */
export const Shown = (options: ApiPropertyOptions = {}): PropertyDecorator => ApiProperty(options);

/** A member of an answer that may be missing. */
export const MayShow = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  ApiProperty({ ...options, required: false } as ApiPropertyOptions);

/** A whole number of an answer. */
export const Count = (): PropertyDecorator => ApiProperty({ type: 'integer' });

/** A moment of an answer. */
export const At = (): PropertyDecorator => ApiProperty({ type: String, format: 'date-time' });

/** A moment that may be missing. */
export const MayBeAt = (): PropertyDecorator => ApiProperty({ type: String, format: 'date-time', required: false });

/** Words in an answer. */
export const Words = (): PropertyDecorator => ApiProperty({ type: [String] });

/** Several parts of one shape. The documentation knows a late type by the name `type` of the function. */
export const Many = (shape: Shape): PropertyDecorator => ApiProperty({ type: () => shape(), isArray: true });

/** Values by name. */
export const OpenValues = (): PropertyDecorator => ApiProperty({ type: 'object', additionalProperties: true });

/** Numbers by name. */
export const CountsByName = (): PropertyDecorator =>
  ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } });

/** Where the next page begins; missing on the last one. */
export const NextCursor = (): PropertyDecorator =>
  ApiProperty({ type: String, required: false, description: 'Where the next page begins; missing on the last one.' });
