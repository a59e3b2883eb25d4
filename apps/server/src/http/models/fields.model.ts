import { ApiProperty } from '@nestjs/swagger';

/** A form as data, by field name. */
export const FieldsByName = (): PropertyDecorator =>
  ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/Field' } });
