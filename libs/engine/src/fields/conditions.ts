import type { Condition } from '@tessera/plugin-api';
import type { Json } from '../model.js';

/** Whether a condition on an option holds; a condition on a field is not decided here. */
export function holdsForOptions(condition: Condition | undefined, options: Json): boolean {
  return condition === undefined || !('option' in condition) || options[condition.option] === condition.is;
}

/** Whether a condition on a field holds; a condition on an option is not decided here. */
export function holdsForAnswers(condition: Condition | undefined, answers: Json): boolean {
  return condition === undefined || !('field' in condition) || answers[condition.field] === condition.is;
}
