import { Conflict } from '@tessera/engine';
import { troubleOf } from './trouble-of.js';

const failure = (code: string): Error => Object.assign(new Error('no'), { code });

it.each(['ECONNREFUSED', '08006', '57P01', '53100', '53200', '53300', '58030', '25006'])('a database that cannot take it now (%s) is nobody\'s bug', (code) => {
  expect(troubleOf(failure(code))).toMatchObject({ status: 503, reason: 'database-away', headers: { 'retry-after': '2' } });
  expect(troubleOf({ driverError: failure(code) })).toMatchObject({ status: 503 });
});

it.each(['40001', '40P01', '55P03'])('two who ran into each other (%s) try again', (code) => {
  expect(troubleOf(failure(code))).toEqual({ status: 409, reason: 'busy' });
});

it('everything else is told as what it is, or as a bug', () => {
  expect(troubleOf(new Conflict('busy'))).toMatchObject({ status: 409 });
  for (const bug of [failure('23505'), failure('22P02'), new TypeError('x'), undefined, 'x']) expect(troubleOf(bug)).toBeUndefined();
});
