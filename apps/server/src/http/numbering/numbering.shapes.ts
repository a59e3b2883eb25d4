import { Text, WholeNumber } from '../../door/shape.js';

/** Fewer digits than JavaScript can count. */
export const LARGEST_NUMBER = 999_999_999_999_999;

/** How the objects of a type are to be numbered. */
export class SaveNumbering {
  @Text(20, { min: 0, pattern: /^[\p{L}\p{N}/._ -]*$/u, description: 'What stands before the digits: letters, digits, slash, dot, underscore, space, hyphen.' }) prefix: string;
  @WholeNumber(1, 15) digits: number;
  @WholeNumber(1, LARGEST_NUMBER) first: number;
  @WholeNumber(1, LARGEST_NUMBER, { optional: true }) last?: number;
}
