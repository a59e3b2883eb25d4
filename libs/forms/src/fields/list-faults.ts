import type { ListField } from '@tessera/plugin-api';

/** What stands in a list. */
export type Listed = readonly (string | number)[];

/** Why a list is not accepted: the same stable reasons that the server gives. */
export type ListFault = 'wrong-type' | 'too-few' | 'too-many' | 'given-twice' | 'not-an-integer' | 'too-small' | 'too-large' | 'too-long' | 'pattern';

/** What is wrong with a list, `undefined` when nothing is. */
export function listFault(field: Pick<ListField, 'of' | 'minItems' | 'maxItems'>, items: Listed): ListFault | undefined {
  for (const item of items) {
    const fault = itemFault(field.of, item);
    if (fault !== undefined) return fault;
  }
  if (items.length < field.minItems) return 'too-few';
  if (items.length > field.maxItems) return 'too-many';
  return new Set(items).size < items.length ? 'given-twice' : undefined;
}

function itemFault(of: ListField['of'], item: string | number): ListFault | undefined {
  if (of.kind === 'integer') {
    if (!Number.isSafeInteger(item)) return 'not-an-integer';
    if (Number(item) < of.min) return 'too-small';
    return Number(item) > of.max ? 'too-large' : undefined;
  }
  if (typeof item !== 'string') return 'wrong-type';
  if ([...item].length > of.maxLength) return 'too-long';
  return of.pattern === undefined || new RegExp(of.pattern, 'u').test(item) ? undefined : 'pattern';
}
