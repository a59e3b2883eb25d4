import { Id, Ids, OneOf, Part, Text, Texts, ValuesByName, WholeNumber } from '../../door/shape.js';
import { PageQuery } from '../objects/object.shapes.js';

// What fits into one request; more is what filters are for.
const MOST_TICKED = 20_000;

/** All objects of a state that a list with this filter shows. */
export class BatchFilterShape {
  @Text(100) type: string;
  @Text(100) state: string;
  @Text(200, { optional: true, description: 'Words, each the beginning of a word of the object.' }) text?: string;
  @ValuesByName({ optional: true, description: 'Exact values of attributes.' }) attributes?: Record<string, unknown>;
  @Texts(20, 100, { optional: true, description: 'Names of quick filters.' }) quick?: string[];
}

/** Which entry of a process list to start, for ticked objects or for all that fit a filter. */
export class StartBatch {
  @Id() entryId: string;
  @Ids(MOST_TICKED, { optional: true }) subjectIds?: string[];
  @Part(() => BatchFilterShape, { optional: true }) filter?: BatchFilterShape;
  @ValuesByName({ optional: true, description: 'Answers of all steps.' }) input?: Record<string, unknown>;
}

/** Answers so far, and the step to ask next. */
export class AskBatch {
  @Id() entryId: string;
  @WholeNumber(0, 100, { optional: true, description: 'Index of the step to ask; the answers to those before it are checked.' }) step?: number;
  @ValuesByName({ optional: true, description: 'Answers so far.' }) input?: Record<string, unknown>;
}

/** Which objects of a batch. */
export class BatchLinesQuery extends PageQuery {
  @OneOf(['skipped', 'failed']) outcome: 'skipped' | 'failed';
}
