import { OneOf, Text, ValuesByName, WholeNumber } from '../door/shape.js';
import { ENCODINGS, SEPARATORS } from './detect.js';

/** A file that is about to come. */
export class OpenImport {
  @Text(100) kind: string;
  @Text(255) fileName: string;
}

/** Which piece of the file. */
export class PieceQuery {
  @WholeNumber(0, 1_000_000, { fromText: true, description: 'Pieces are numbered from 0.' }) number: number;
}

/** How the file is to be read, when the guess was wrong. */
export class InspectImport {
  @OneOf(ENCODINGS, { optional: true }) encoding?: string;
  @OneOf(SEPARATORS, { optional: true }) separator?: string;
}

/** What the columns are. */
export class PlanImport {
  @ValuesByName({ description: 'Names of fields by the position of their column, counted from 0.' }) mapping: Record<string, unknown>;
  @Text(100, { description: 'The field that recognises objects that are there already.' }) keyField: string;
  @ValuesByName({ optional: true }) options?: Record<string, unknown>;
}
