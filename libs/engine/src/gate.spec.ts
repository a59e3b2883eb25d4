import { anybody, MemoryHouse } from './in-memory/index.js';
import type { Actor } from './model.js';
import { parcels } from './testing/parcels.js';

const where = { objectType: 'parcel', place: 'packed', startPoint: 'profile' } as const;

async function told(actor: Actor, place = 'packed') {
  const house = new MemoryHouse([parcels]);
  await house.switchOn('ParcelsProcSend', 'packed');
  const present = (await house.engine.processLists.at()).list('parcel', 'packed');
  const entries = [...present.entries, { useCase: 'ParcelsProcLabel', enabled: false, options: {} }];
  await house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries }, present.revision);
  const actions = await house.engine.gate.actions(actor, { ...where, place });
  return actions.map(({ title, available, reason, needs, changedBy }) => ({ title, available, reason, needs, changedBy }));
}

it('offers what is on here, and says who switched the rest off', async () => {
  expect(await told(anybody)).toEqual([
    { title: 'Send parcels', available: true },
    { title: 'Label parcel', available: false, reason: 'switched-off', changedBy: 'Anna Operator' },
  ]);
});

it('shows what somebody may not do, with the reason', async () => {
  const [first] = await told({ ...anybody, permissions: new Set() });
  expect(first).toMatchObject({ title: 'Send parcels', available: false, reason: 'missing-permission' });
});

it('says which state an action needs', async () => {
  expect(await told(anybody, 'sent')).toEqual([{ title: 'Send parcels', available: false, reason: 'wrong-state', needs: 'packed' }]);
});
