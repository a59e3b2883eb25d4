import fc from 'fast-check';
import { wildDays, wildEmails, wildNumbers, wildPhones, wildTexts } from './values.ts';

/** A field of a form or of options, as far as it says what fits. */
export interface AskedField {
  readonly kind: string;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly maxLength?: number;
  readonly choices?: Readonly<Record<string, string>>;
  readonly of?: AskedField;
}

/** Answers to any of these fields: mostly of their kind, now and then of another, and some left out. */
export function answersTo(fields: ReadonlyMap<string, AskedField>, ids: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const anything = fc.oneof(wildTexts, wildNumbers, fc.boolean(), fc.jsonValue({ maxDepth: 2 }));
  const names = [...fields.keys()];
  const one = fc.constantFrom(...names).chain((name) =>
    fc.tuple(fc.constant(name), fc.oneof({ weight: 8, arbitrary: answerTo(fields.get(name) ?? { kind: '' }, ids) }, { weight: 1, arbitrary: anything })));
  return fc.array(one, { maxLength: 6 }).map((entries) => Object.fromEntries(entries));
}

function answerTo(field: AskedField, ids: readonly string[]): fc.Arbitrary<unknown> {
  const known: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
    text: () => textOf(field), secret: () => textOf(field), integer: () => fc.oneof(fc.constantFrom(...edgesOf(field)), wildNumbers), boolean: () => fc.boolean(),
    date: () => wildDays, 'date-time': () => wildDays, email: () => wildEmails, phone: () => wildPhones, language: () => fc.constantFrom('it-IT', 'en-US', 'it'),
    choice: () => fc.constantFrom(...Object.keys(field.choices ?? {}), 'constructor', 'standard'), roles: () => fc.array(fc.constantFrom('operator', 'auditor', 'self-service', 'nobody'), { maxLength: 3 }),
    list: () => fc.array(answerTo(field.of ?? { kind: 'text' }, ids), { maxLength: 5 }),
  };
  return known[field.kind]?.() ?? fc.oneof(fc.constantFrom(...ids), wildTexts);
}

const textOf = ({ maxLength = 100 }: AskedField): fc.Arbitrary<string> =>
  fc.oneof(wildTexts, fc.constantFrom('Ada', 'x'.repeat(maxLength), '𠀀'.repeat(maxLength), 'x'.repeat(maxLength + 1)));

const edgesOf = ({ min, max }: AskedField): readonly number[] => {
  const [least, most] = [min, max].map((bound, index) => (typeof bound === 'number' ? bound : index));
  return [least ?? 0, most ?? 1, (least ?? 0) - 1, (most ?? 1) + 1];
};
