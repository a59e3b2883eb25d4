import { OneOf, Text } from '../../door/shape.js';
import { SearchQuery } from '../objects/object.shapes.js';

/** Which objects in which order, and which of their columns. */
export class ExportQuery extends SearchQuery {
  @OneOf(['csv', 'xlsx']) format: 'csv' | 'xlsx';
  @Text(4_000, { optional: true, pattern: /^[\w-]+(,[\w-]+)*$/, description: 'Names of columns, separated by commas; all if left out.' }) columns?: string;
}
