import { Injectable, type PipeTransform } from '@nestjs/common';
import { DoorPipe } from '../../door/door.pipe.js';
import { invalidAt } from '../../door/faults.js';
import { SearchQuery } from './object.shapes.js';

const PREFIX = 'attr.';

/** Gathers `attr.<name>=<value>` of a query under `attributes`, then checks the whole. */
@Injectable()
export class SearchQueryPipe implements PipeTransform<Record<string, unknown>, Promise<SearchQuery>> {
  private readonly door = new DoorPipe();

  async transform(query: Record<string, unknown>): Promise<SearchQuery> {
    const attributes: Record<string, string> = {};
    const rest: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(query)) {
      if (!name.startsWith(PREFIX)) rest[name] = value;
      else attributes[name.slice(PREFIX.length)] = filterValue(name, value);
    }
    if ('attributes' in rest) throw invalidAt('/attributes', 'unknown-field');
    return this.door.transform({ ...rest, attributes }, { type: 'query', metatype: SearchQuery }) as Promise<SearchQuery>;
  }
}

function filterValue(name: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidAt(`/${name}`, 'wrong-type');
  if (value.length > 200) throw invalidAt(`/${name}`, 'too-long', { max: 200 });
  return value;
}
