import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rehearse } from '@tessera/plugin-kit';
import { lendVisitorBadge } from './lend-visitor-badge.js';

const subjects = [{ state: 'available' as const }];

it('lends a badge to a visitor', async () => {
  const { status, states, objects } = await rehearse(lendVisitorBadge, { subjects, input: { visitor: 'Ada' } });
  assert.equal(status, 'done');
  assert.deepEqual(states, { 'in-use': 1 });
  assert.equal(objects[0]?.attributes['visitor'], 'Ada');
});

it('lends nobody a second one', async () => {
  const others = [{ state: 'in-use' as const, attributes: { visitor: 'Ada' } }];
  const { refusal } = await rehearse(lendVisitorBadge, { subjects, others, input: { visitor: 'Ada' } });
  assert.deepEqual(refusal, { reason: 'has-enough', details: { visitor: 'Ada' } });
});
