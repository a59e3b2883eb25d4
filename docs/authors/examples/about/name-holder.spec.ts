import { anybody, MemoryHouse } from '@tessera/plugin-kit';
import { defineObjectType, definePlugin } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';
import { nameHolder } from './name-holder.js';

const identity = defineObjectType({
  name: 'identity', title: 'Identity', pluralTitle: 'Identities', group: 'People', permission: 'identity:read', label: 'name', personal: true,
  states: { active: { title: 'Active', meaning: 'in-use' } },
  attributes: { name: { kind: 'text', title: 'Name', maxLength: 255, indexed: true } },
});

// #region spec
it('repeats the name of the person whom the permit names', async () => {
  const house = new MemoryHouse([definePlugin({ objectTypes: [identity] }), definePlugin({ objectTypes: [parkingPermit], useCases: [nameHolder] })]);
  const [ada] = house.stock('identity', 'active', [{ name: 'Ada Lovelace' }]);
  const subjectIds = house.stock('parking-permit', 'active', [{}]);
  const entryId = await house.switchOn('ParkingProcNameHolder', 'active');
  const run = await house.engine.runs.open(anybody, { entryId, subjectIds });
  await house.engine.runs.answer(anybody, run.id, 0, { holder: ada });
  await house.engine.runs.submit(anybody, run.id);
  expect(house.objects('parking-permit')[0]?.attributes).toMatchObject({ holder: ada, holderName: 'Ada Lovelace' });
});
// #endregion
