import { Flag, Id, Ids, OneOf, ValuesByName } from '../../door/shape.js';
import { PageQuery } from '../objects/object.shapes.js';

/** Which entry of a process list to start, for which objects. */
export class OpenRun {
  @Id() entryId: string;
  @Ids(10_000, { optional: true }) subjectIds?: string[];
  @ValuesByName({ optional: true, description: 'Answers of all steps; only with `submit`.' }) input?: Record<string, unknown>;
  @Flag({ optional: true, description: 'Open, answer and submit in one call.' }) submit?: boolean;
}

/** Answers of a step. */
export class AnswerStep {
  @ValuesByName() values: Record<string, unknown>;
}

/** Which runs. */
export class RunsQuery extends PageQuery {
  @OneOf(['true'], { optional: true, description: 'The runs of the caller; nobody sees those of others.' }) mine?: 'true';
}
