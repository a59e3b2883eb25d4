import type { Fault } from '../http/problem.js';
import type { InputField, Layout } from './layouts.js';

/** The values for one card, by field name. */
export type FieldValues = Readonly<Record<string, unknown>>;

function faultOf(field: InputField, value: unknown): string | undefined {
  if (value === undefined || value === '') return field.required ? 'This field is required.' : undefined;
  if (typeof value !== 'string') return 'The value must be text.';
  if (field.maxLength !== undefined && value.length > field.maxLength) return `At most ${field.maxLength} characters.`;
  if (field.valueList !== undefined && !field.valueList.some(({ label }) => label === value)) {
    return `One of: ${field.valueList.map(({ label }) => label).join(', ')}.`;
  }
  return undefined;
}

/** Everything that is wrong with the values of one card for a layout. */
export function checkFields(layout: Layout, values: FieldValues, pointer: string): readonly Fault[] {
  const known = new Set(layout.inputFields.map(({ name }) => name));
  const unknown = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ pointer: `${pointer}/${name}`, detail: 'The layout has no such field.' }));
  const wrong = layout.inputFields.flatMap((field) => {
    const detail = faultOf(field, values[field.name]);
    return detail === undefined ? [] : [{ pointer: `${pointer}/${field.name}`, detail }];
  });
  return [...unknown, ...wrong];
}
