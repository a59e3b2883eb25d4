import type { Fields } from '@tessera/plugin-api';
import { checkValues } from './check-values.js';

const fields: Fields = {
  amount: { kind: 'integer', title: 'Amount', min: 1, max: 9 },
  why: { kind: 'text', title: 'Why', maxLength: 5, pattern: '^[a-z]*$', optional: true },
  sure: { kind: 'boolean', title: 'Sure', optional: true },
  from: { kind: 'date', title: 'From', optional: true },
  colour: { kind: 'choice', title: 'Colour', choices: { red: 'Red', blue: 'Blue' }, optional: true },
  shade: { kind: 'text', title: 'Shade', maxLength: 5, when: { field: 'colour', is: 'blue' } },
};
const faults = (values: unknown) => checkValues(fields, values).faults.map(({ pointer, reason }) => `${pointer} ${reason}`);

it.each([
  [{ amount: 0 }, ['/amount too-small']],
  [{ amount: 10 }, ['/amount too-large']],
  [{ amount: 1.5 }, ['/amount not-an-integer']],
  [{ amount: 'five' }, ['/amount wrong-type']],
  [{ amount: null }, ['/amount required']],
  [{ amount: 1e9 }, ['/amount too-large']],
  [{}, ['/amount required']],
  [{ amount: 1, height: 2 }, ['/height unknown-field']],
  [{ amount: 1, 'a/b~c': 2 }, ['/a~1b~0c unknown-field']],
  [{ amount: 1, constructor: 2 }, ['/constructor unknown-field']],
  [JSON.parse('{"amount":1,"__proto__":{"x":1}}'), ['/__proto__ unknown-field']],
  [{ amount: 1, why: 'tooolong' }, ['/why too-long']],
  [{ amount: 1, why: 'A1' }, ['/why pattern']],
  [{ amount: 1, colour: 'blue', shade: 'a\u0000' }, ['/shade not-one-line']],
  [{ amount: 1, colour: 'blue', shade: '\ud800' }, ['/shade not-one-line']],
  [{ amount: 1, sure: 'yes' }, ['/sure wrong-type']],
  [{ amount: 1, from: '2031-02-30' }, ['/from not-a-date']],
  [{ amount: 1, from: 20310203 }, ['/from not-a-date']],
  [{ amount: 1, colour: 'green' }, ['/colour not-a-choice']],
  [{ amount: 1, colour: 'constructor' }, ['/colour not-a-choice']],
  [{ amount: 1, colour: 'blue' }, ['/shade required']],
  ['nonsense', [' wrong-type']],
  [[], [' wrong-type']],
  [{ amount: 0, colour: 'green' }, ['/amount too-small', '/colour not-a-choice']],
])('finds what is wrong with %j', (values, expected) => {
  expect(faults(values).sort()).toEqual([...expected].sort());
});

it('leaves out what is empty or not asked', () => {
  expect(checkValues(fields, { amount: 1, why: '', colour: 'red', shade: 'dark' })).toEqual({ values: { amount: 1, colour: 'red' }, faults: [] });
});

it('takes a leap day', () => {
  expect(faults({ amount: 1, from: '2032-02-29' })).toEqual([]);
});
