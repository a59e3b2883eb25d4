import { Flag, OneOf, Part, Text, Texts, ValuesByName } from '../../door/shape.js';

/** A search as it is kept. */
export class KeptQuery {
  @Text(100, { optional: true }) state?: string;
  @Text(200, { optional: true }) text?: string;
  @Text(100, { optional: true }) sort?: string;
  @OneOf(['asc', 'desc'], { optional: true }) direction?: 'asc' | 'desc';
  @ValuesByName({ optional: true, description: 'Exact values of attributes.' }) attributes?: Record<string, unknown>;
  @Texts(20, 100, { optional: true, description: 'Names of quick filters.' }) quick?: string[];
  @Texts(200, 100, { optional: true, description: 'Names of the columns that are shown.' }) columns?: string[];
}

/** A filter to keep. */
export class AddFilter {
  @Text(100) type: string;
  @Text(80) name: string;
  @Flag({ optional: true, description: 'For all who see the type; needs a permission.' }) shared?: boolean;
  @Part(() => KeptQuery) query: KeptQuery;
}

/** What becomes different. */
export class ChangeFilter {
  @Text(80, { optional: true }) name?: string;
  @Flag({ optional: true }) shared?: boolean;
  @Part(() => KeptQuery, { optional: true }) query?: KeptQuery;
}
