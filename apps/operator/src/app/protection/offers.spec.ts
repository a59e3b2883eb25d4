import type { CommonView } from '@tessera/api-client';
import { offersFor } from './offers.js';

const status = (id: string) => ({ date: '2030-01-01T08:00:00.000Z', identity: { id, name: id } });
const offers = (common: CommonView, ...lacked: readonly string[]) => offersFor({ name: 'identity', numbered: false }, common, 'olga', (permission) => !lacked.includes(permission));

it('offers to lock and freeze what is free', () => {
  expect(offers({})).toEqual([{ action: 'lock' }, { action: 'freeze' }]);
});

it('gives my own lock back', () => {
  expect(offers({ locked: status('olga') })).toEqual([{ action: 'unlock' }, { action: 'freeze' }]);
});

it('lets nobody but the strong hand end the lock of another', () => {
  expect(offers({ locked: status('bruno') })).toEqual([{ action: 'unlock', kept: 'locked' }, { action: 'force-unlock' }, { action: 'freeze', kept: 'locked' }]);
});

it('puts what is frozen back into use, and does not lock it', () => {
  expect(offers({ frozen: status('bruno') })).toEqual([{ action: 'unfreeze' }, { action: 'lock', kept: 'frozen' }]);
});

it('names the permission that is missing before anything else', () => {
  expect(offers({ frozen: status('bruno') }, 'identity:freeze', 'identity:lock')).toEqual([
    { action: 'unfreeze', missing: 'identity:freeze' },
    { action: 'lock', missing: 'identity:lock' },
  ]);
});

it('numbers what has a series, once, and not what somebody keeps', () => {
  const numbering = (common: CommonView) => offersFor({ name: 'identity', numbered: true }, common, 'olga', () => true).at(-1);
  expect(numbering({})).toEqual({ action: 'number' });
  expect(numbering({ locked: status('olga') })).toEqual({ action: 'number' });
  expect(numbering({ locked: status('bruno') })).toEqual({ action: 'number', kept: 'locked' });
  expect(numbering({ frozen: status('bruno') })).toEqual({ action: 'number', kept: 'frozen' });
  expect(numbering({ number: 'ID-000001', numbered: status('bruno') })).toEqual({ action: 'number', kept: 'numbered' });
});
