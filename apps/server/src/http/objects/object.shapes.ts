import { ApiHideProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { Refusal } from '@tessera/engine';
import { invalidAt } from '../../door/faults.js';
import { OneOf, Text, WholeNumber } from '../../door/shape.js';

/** Which page of a list. */
export class PageQuery {
  @Text(2_000, { optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
  @WholeNumber(1, 200, { optional: true, fromText: true, description: '50 if left out.' }) limit?: number;
}

const FILTER = 'attr.';

/** Which objects, in which order. `attr.<name>=<value>` filters by an attribute. */
export class SearchQuery extends PageQuery {
  @Text(100) type: string;
  @Text(100, { optional: true }) state?: string;
  @Text(200, { optional: true, description: 'Words, each the beginning of a word of the object.' }) text?: string;
  @Text(100, { optional: true, description: '`createdAt`, `updatedAt` or an indexed attribute.' }) sort?: string;
  @OneOf(['asc', 'desc'], { optional: true }) direction?: 'asc' | 'desc';
  @Text(400, { optional: true, pattern: /^[\w-]+(,[\w-]+)*$/, description: 'Names of quick filters, separated by commas.' }) quick?: string;
  // Documented as `attr`, see the controller.
  @ApiHideProperty() @IsObject() attributes: Record<string, string>;

  /** Gathers `attr.<name>=<value>` of a query under `attributes`. */
  static gather(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const entries = Object.entries(sent);
    if ('attributes' in sent) throw invalidAt('/attributes', 'unknown-field');
    return {
      ...Object.fromEntries(entries.filter(([name]) => !name.startsWith(FILTER))),
      attributes: Object.fromEntries(entries.flatMap(([name, value]) =>
        (name.startsWith(FILTER) ? [[name.slice(FILTER.length), filterValue(name, value)]] : []))),
    };
  }
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

function filterValue(name: string, value: unknown): string {
  const attribute = name.slice(FILTER.length);
  if (attribute in Object.prototype) throw new Refusal('not-searchable', { attribute });
  if (typeof value !== 'string') throw invalidAt(`/${name}`, 'wrong-type');
  if (value.length > 200) throw invalidAt(`/${name}`, 'too-long', { max: 200 });
  return value;
}
