import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type OpenAPIObject } from '@nestjs/swagger';
import { USER_SUBJECTS } from '@tessera/engine';
import { IsObject } from 'class-validator';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const filter: Schema = { $ref: '#/components/schemas/UserFilter' };
const filters: Schema = { type: 'array', items: filter, minItems: 1, maxItems: 50 };
const only = (name: string, schema: Schema): Schema => ({ type: 'object', properties: { [name]: schema }, required: [name] });

/** Filters over the users of the house: comparisons, put together by all, any and not. */
export const filterSchemas = (): Record<string, Schema> => ({
  UserFilter: {
    oneOf: ['EveryoneFilter', 'AllFilter', 'AnyFilter', 'NotFilter', 'ConditionFilter'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
  },
  EveryoneFilter: only('everyone', { type: 'boolean', enum: [true] }),
  AllFilter: only('all', filters),
  AnyFilter: only('any', filters),
  NotFilter: only('not', filter),
  ConditionFilter: {
    type: 'object', properties: { subject: { type: 'string', enum: [...USER_SUBJECTS] }, is: { type: 'string', minLength: 1, maxLength: 200 } },
    required: ['subject', 'is'],
  },
});

/** A filter that is sent; `faultsOfFilter` says what is wrong inside. */
export const SentFilter = (): PropertyDecorator => applyDecorators(ApiProperty({ ...filter } as never), IsObject());

/** A filter that is shown. */
export const ShownFilter = (): PropertyDecorator => ApiProperty({ ...filter } as never);
