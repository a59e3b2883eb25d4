import { Text, WholeNumber } from '../../door/shape.js';
import { PageQuery } from '../objects/object.shapes.js';

const LARGEST = 2_147_483_647;

/** Which revisions. */
export class RevisionsQuery extends PageQuery {
  @Text(500, { optional: true, description: 'Only those that changed this part, or parts below it: `roles`, `process-lists/temporary-card`.' }) part?: string;
}

/** Which two states of the configuration. */
export class CompareQuery {
  @WholeNumber(1, LARGEST, { fromText: true }) from: number;
  @WholeNumber(1, LARGEST, { fromText: true, optional: true, description: 'As it is now, if left out.' }) to?: number;
}

/** Which state of the configuration. */
export class ExportQuery {
  @WholeNumber(1, LARGEST, { fromText: true, optional: true, description: 'As it is now, if left out.' }) revision?: number;
}
