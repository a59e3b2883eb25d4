import { Text, WholeNumber } from '../../door/shape.js';

const LARGEST = 2_147_483_647;

/** The configuration that is wanted: a document, or an earlier revision. */
export class PlanConfiguration {
  @Text(900_000, { optional: true, description: 'YAML. Sections that it leaves out stay as they are.' }) document?: string;
  @WholeNumber(1, LARGEST, { optional: true, description: 'Instead of a document: the revision to go back to.' }) rollbackTo?: number;
}

/** The same, as it was planned. */
export class ApplyConfiguration extends PlanConfiguration {
  @WholeNumber(0, LARGEST, { description: 'Of the plan.' }) basedOn: number;
  @Text(64, { min: 64, pattern: /^[0-9a-f]{64}$/, description: 'Of the plan.' }) seal: string;
  @Text(300, { pattern: /\S/, description: 'Why; kept with the revision.' }) reason: string;
}
