import type { AnyUseCase, Field, Fields } from '@tessera/plugin-api';
import { Refusal } from '../errors.js';
import { attributeCheck, checkValues } from './check-values.js';
import { checkSteps, Forms, initialValues } from './forms.js';
import { limit, schemaOf, schemaOfField } from './json-schema.js';
import { isOneAtATime } from './one-at-a-time.js';

const lists: Readonly<Record<string, string>> = { red: 'Red', blue: 'Blue' };
const forms = (list: () => Promise<Readonly<Record<string, string>>> = async () => lists, accounts?: { roles(): Promise<Readonly<Record<string, string>>> }) =>
  new Forms({ list } as never, accounts);
const text = { kind: 'text', title: 'Text', maxLength: 5 } as const;
const most = { kind: 'integer', title: 'Most', min: 0, max: 99, initial: 7 } as const;

describe('a form', () => {
  it('shows limits as numbers, and asks only what the options want', async () => {
    const fields: Fields = {
      amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'most' } }, scan: { kind: 'file', title: 'Scan', accept: [], maxKilobytes: { option: 'most' } },
      photo: { kind: 'image', title: 'Photo', width: { option: 'most' }, height: 2, maxKilobytes: 3 }, extra: { ...text, when: { option: 'on', is: true } }, later: { ...text, when: { field: 'amount', is: 3 } },
    };
    const shown = await forms().resolve(fields, { most: 9, on: false });
    expect(shown).toEqual({
      amount: { kind: 'integer', title: 'Amount', min: 1, max: 9 }, scan: { kind: 'file', title: 'Scan', accept: [], maxKilobytes: 9 },
      photo: { kind: 'image', title: 'Photo', width: 9, height: 2, maxKilobytes: 3 }, later: { ...text, when: { field: 'amount', is: 3 } },
    });
    expect((await forms().resolve(fields, { most: 9, on: true }))['extra']).toEqual(text);
    await expect(forms().resolve(fields, {})).rejects.toThrow('a limit refers to an option that holds no number');
  });

  it('offers what a connector lists beside the own choices, and the own ones while it is away', async () => {
    const fields: Fields = { line: { kind: 'choice', title: 'Line', choices: { own: 'Own' }, more: { capability: 'carrier', list: 'lines' } }, plain: { kind: 'choice', title: 'Plain', choices: { a: 'A' } } };
    expect(await forms().resolve(fields)).toEqual({ line: { kind: 'choice', title: 'Line', choices: { own: 'Own', red: 'Red', blue: 'Blue' } }, plain: { kind: 'choice', title: 'Plain', choices: { a: 'A' } } });
    const away = forms(async () => { throw new Refusal('connector-not-set-up'); });
    expect((await away.resolve(fields))['line']).toEqual({ kind: 'choice', title: 'Line', choices: { own: 'Own' } });
    const broken = forms(async () => { throw new TypeError('a bug'); });
    await expect(broken.resolve(fields)).rejects.toThrow('a bug');
  });

  it('offers the roles of the house, if it has accounts', async () => {
    const fields: Fields = { roles: { kind: 'roles', title: 'Roles' } };
    expect(await forms(undefined, { roles: async () => ({ operator: 'Operator' }) }).resolve(fields)).toEqual({ roles: { kind: 'roles', title: 'Roles', choices: { operator: 'Operator' } } });
    expect(await forms().resolve(fields)).toEqual({ roles: { kind: 'roles', title: 'Roles', choices: {} } });
  });

  it('has the steps that options and answers want, with their words', async () => {
    const useCase = { steps: [
      { title: 'One', text: 'Say it.', fields: { a: text } }, { title: 'Two', when: { option: 'on', is: true }, fields: { b: text } }, { title: 'Three', when: { field: 'a', is: 'x' } },
    ] } as unknown as AnyUseCase;
    expect(await forms().steps(useCase, {}, {})).toEqual([{ title: 'One', text: 'Say it.', fields: { a: text } }]);
    expect((await forms().steps(useCase, { on: true }, { a: 'x' })).map((step) => [step.title, 'text' in step, step.fields])).toEqual([['One', true, { a: text }], ['Two', false, { b: text }], ['Three', false, {}]]);
  });
});

describe('options', () => {
  const fields: Fields = { most, note: { ...text, optional: true }, own: text, amount: { kind: 'integer', title: 'Amount', min: 0, max: { option: 'most' }, optional: true }, extra: { ...text, initial: 'x', when: { option: 'note', is: 'y' } } };
  it('are checked, those left out with an initial value taken for granted', async () => {
    expect(await forms().checkOptions(fields, { own: 'a' })).toEqual({ values: { own: 'a' }, faults: [] });
    expect((await forms().checkOptions(fields, {}, '/options')).faults).toEqual([{ pointer: '/options/own', reason: 'required' }]);
    expect((await forms().checkOptions(fields, { own: 'a', amount: 8 })).faults).toEqual([{ pointer: '/amount', reason: 'too-large', details: { min: 0, max: 7 } }]);
    expect((await forms().checkOptions(fields, { own: 'a', amount: 8, most: 9 })).faults).toEqual([]);
    expect((await forms().checkOptions(fields, { own: 'a', note: 'y', most: 'many' }, '/o')).faults[0]?.pointer).toBe('/o/most');
  });

  it.each([[null], ['text'], [7], [undefined]])('have to be an object: %j', async (options) => {
    expect((await forms().checkOptions({ most }, options, '/o')).faults).toEqual([{ pointer: '/o', reason: 'wrong-type', details: { expected: 'object' } }]);
  });

  it('begin with their initial values', () => {
    expect(initialValues(fields)).toEqual({ most: 7, extra: 'x' });
    expect(initialValues({ note: text })).toEqual({});
  });
});

const fault = (field: object, value: unknown) => checkValues({ it: { title: 'It', ...field } as Field }, { it: value }).faults[0];
const whole = { kind: 'integer', min: 0, max: 9 } as const;

it.each<[object, unknown, object | undefined]>([
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, [], { reason: 'too-few', details: { min: 1 } }],
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, [1, 2, 3], { reason: 'too-many', details: { max: 2 } }],
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, [1, 1], { reason: 'given-twice' }],
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, [10], { reason: 'too-large', details: { min: 0, max: 9 } }],
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, [0.5], { reason: 'not-an-integer', details: { min: 0, max: 9 } }],
  [{ kind: 'list', of: whole, minItems: 1, maxItems: 2 }, ['x'], { reason: 'wrong-type', details: { min: 0, max: 9 } }],
  [{ kind: 'list', of: { kind: 'text', maxLength: 2, pattern: '^a' }, minItems: 0, maxItems: 2 }, ['b'], { reason: 'pattern' }],
  [{ kind: 'list', of: { kind: 'text', maxLength: 2 }, minItems: 0, maxItems: 2 }, ['abc'], { reason: 'too-long', details: { maxLength: 2 } }],
  [{ kind: 'list', of: { kind: 'text', maxLength: 2 }, minItems: 0, maxItems: 2 }, [1.5], { reason: 'wrong-type' }],
  [{ kind: 'list', of: { kind: 'text', maxLength: 2 }, minItems: 0, maxItems: 2 }, [''], { reason: 'wrong-type' }],
  [{ kind: 'text', maxLength: 2 }, 'abc', { reason: 'too-long', details: { maxLength: 2 } }],
  [{ kind: 'text', maxLength: 2 }, 'a\n', { reason: 'not-one-line' }],
  [{ kind: 'secret', maxLength: 2 }, 'abc', { reason: 'too-long', details: { maxLength: 2 } }],
  [{ kind: 'secret', maxLength: 2 }, 7, { reason: 'wrong-type' }],
  [{ kind: 'roles', choices: { a: 'A' } }, ['b'], { reason: 'not-a-choice' }],
  [{ kind: 'roles', choices: { a: 'A' } }, ['a', 'a'], { reason: 'given-twice' }],
  [{ kind: 'roles', choices: { a: 'A' } }, ['a'], undefined],
  [{ kind: 'roles' }, ['anything'], undefined],
  [{ kind: 'roles' }, 'a', { reason: 'wrong-type' }],
  [{ kind: 'choice', choices: {} }, 'a', { reason: 'not-a-choice' }],
  [{ kind: 'choice', choices: {}, more: { capability: 'c', list: 'l' } }, 'anything', undefined],
  [{ kind: 'choice', choices: {}, more: { capability: 'c', list: 'l' } }, 'x'.repeat(201), { reason: 'too-long', details: { maxLength: 200 } }],
  [{ kind: 'device', action: 'x' }, 7, { reason: 'bad-receipt' }],
  [{ kind: 'date' }, '2031-02-03x', { reason: 'not-a-date' }], [{ kind: 'date' }, 'x2031-02-03', { reason: 'not-a-date' }], [{ kind: 'date' }, '2031-13-03', { reason: 'not-a-date' }],
  [{ kind: 'object', objectType: 'x' }, '00000000-0000-7000-8000-00000000000', { reason: 'unknown-object' }], [{ kind: 'object', objectType: 'x' }, '00000000-0000-7000-8000-00000000000A', undefined],
  [{ kind: 'file', accept: [], maxKilobytes: 1 }, 'scan.pdf', { reason: 'unknown-file' }],
  [{ kind: 'phone' }, '+39061234567\n', { reason: 'not-a-phone-number' }], [{ kind: 'email' }, `${'a'.repeat(64)}@example.org`, undefined], [{ kind: 'email' }, `${'a'.repeat(65)}@example.org`, { reason: 'not-an-email-address' }],
  [{ kind: 'email' }, 'a@b@example.org', { reason: 'not-an-email-address' }], [{ kind: 'email' }, 'a@example', { reason: 'not-an-email-address' }], [{ kind: 'email' }, 'a..b@example.org', { reason: 'not-an-email-address' }], [{ kind: 'email' }, 'a@.example.org', { reason: 'not-an-email-address' }],
  [{ kind: 'date-time' }, '2031-02-03T04:05Z', undefined], [{ kind: 'date-time' }, '2031-02-03T23:59:59.123+14:00', undefined], [{ kind: 'date-time' }, '2031-02-03T24:00Z', { reason: 'not-a-moment' }],
  [{ kind: 'date-time' }, 'x2031-02-03T04:05Z', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-03T04:05Zx', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-30T04:05Z', { reason: 'not-a-moment' }],
  [{ kind: 'date-time' }, '2031-02-03T04:60Z', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-03T04:05:60Z', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-03T04:05:06.1234Z', { reason: 'not-a-moment' }],
  [{ kind: 'date-time' }, '2031-02-03T04:05-09:30', undefined], [{ kind: 'date-time' }, '2031-02-03T04:05+24:00', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-03T04:05', { reason: 'not-a-moment' }], [{ kind: 'date-time' }, '2031-02-03T04:05Z\n', { reason: 'not-a-moment' }],
  [{ kind: 'integer', min: 1, max: 9 }, 'x', { reason: 'wrong-type', details: { min: 1, max: 9 } }], [{ kind: 'boolean' }, 'x', { reason: 'wrong-type' }], [{ kind: 'language' }, 'de-DE', { reason: 'not-a-choice' }],
  [{ kind: 'stamp' }, { date: '2031-02-03T04:05Z', identity: { id: 'a', name: 'b' } }, undefined], [{ kind: 'stamp' }, { date: 'x', identity: { id: 'a', name: 'b' } }, { reason: 'not-a-moment' }],
])('of %j it says about %j: %j', (field, value, expected) => {
  expect(fault(field, value)).toEqual(expected && { pointer: '/it', ...expected });
});

it('points at a field whatever it is called', () => {
  expect(checkValues({ 'a/b~c': { ...text } }, { 'a/b~c': 'too long' }).faults).toEqual([{ pointer: '/a~1b~0c', reason: 'too-long', details: { maxLength: 5 } }]);
  expect([checkValues({}, null).faults, checkValues({}, [], '/x').faults]).toEqual([[{ pointer: '', reason: 'wrong-type', details: { expected: 'object' } }], [{ pointer: '/x', reason: 'wrong-type', details: { expected: 'object' } }]]);
});

it('asks by what was answered before, and leaves out what is empty', () => {
  const fields: Fields = { why: { ...text, when: { field: 'sure', is: false } } };
  expect(checkValues(fields, { why: 'so' }, '', { sure: true })).toEqual({ values: {}, faults: [] });
  expect(checkValues(fields, { why: 'so' }, '', { sure: false })).toEqual({ values: { why: 'so' }, faults: [] });
  expect(checkValues(fields, { why: null }, '', { sure: false }).faults).toEqual([{ pointer: '/why', reason: 'required' }]);
  expect(checkSteps([{ title: 'A', fields: { a: text } }, { title: 'B', fields: { b: { ...text, optional: true } } }], { a: 'x', b: undefined }, '/input')).toEqual({ values: { a: 'x' }, faults: [] });
  expect(checkSteps([{ title: 'A', fields: { a: text } }], {}, '/input').faults).toEqual([{ pointer: '/input/a', reason: 'required' }]);
});

it('checks attributes, none of which has to be there', () => {
  const check = attributeCheck({ a: text, n: { kind: 'integer', title: 'N', min: 0, max: 3 } });
  expect([check({}), check({ a: 'abc' })]).toEqual([[], []]);
  expect(check({ a: 'abcdef', n: 4, x: 1 }).map(({ pointer, reason }) => `${pointer} ${reason}`).sort()).toEqual(['/a too-long', '/n too-large', '/x unknown-field']);
});

it('is a closed schema', () => {
  expect(schemaOf({ a: text, b: { kind: 'boolean', title: 'B', optional: true } })).toEqual({
    type: 'object', additionalProperties: false, properties: { a: { type: 'string', maxLength: 5, format: 'line' }, b: { type: 'boolean' } }, required: ['a'],
  });
  expect(schemaOfField({ kind: 'integer', title: 'N', min: 1, max: 2 })).toEqual({ type: 'integer', minimum: 1, maximum: 2 });
  expect(limit(3)).toBe(3);
  expect(() => limit({ option: 'most' })).toThrow('the limit from option most was not resolved');
});

it('what asks for a file, a device or a secret is for one object at a time', () => {
  const useCase = (field: object, when?: object) => ({ steps: [{ title: 'None' }, { title: 'One', ...(when && { when }), fields: { a: { title: 'A', ...field } } }] }) as unknown as AnyUseCase;
  const one = (['device', 'file', 'image', 'secret'] as const).map((kind) => isOneAtATime(useCase({ kind }), {}));
  expect(one).toEqual([true, true, true, true]);
  expect(isOneAtATime(useCase({ kind: 'text' }), {})).toBe(false);
  expect([true, false].map((on) => isOneAtATime(useCase({ kind: 'file' }, { option: 'on', is: true }), { on }))).toEqual([true, false]);
  expect([true, false].map((on) => isOneAtATime(useCase({ kind: 'file', when: { option: 'on', is: true } }), { on }))).toEqual([true, false]);
});
