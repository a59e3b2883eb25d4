import { MemoryHouse } from '@tessera/plugin-kit';
import plugin from './index.js';
import { paperConnector } from './testing/counter.js';

const WHOLE = [
  ['TempCardsAddonExtProdProcOrder', 'new'],
  ['TempCardsAddonExtProdProcAbort', 'processing'],
  ['TempCardsAddonExtProdInitialize', 'produced'],
  ['TempCardsAddonExtProdProcUpdateOrder', 'ordered'],
] as const;

async function warnings(queue: boolean, which: readonly (readonly [string, string])[] = WHOLE) {
  const house = new MemoryHouse([plugin, { contract: 1, connectors: [paperConnector] }]);
  for (const [useCase, place] of which) await house.switchOn(useCase, place, useCase.endsWith('Order') && place === 'new' ? { queue } : {});
  await house.switchOn('TempCardsAddonExtProdProcSubmitQueue', 'processing', {}, '*/15 * * * *');
  return (await house.engine.processLists.warnings('temporary-card')).map(({ kind, state, details }) => `${kind} ${state}: ${details['useCase'] ?? ''}`);
}

it('has nothing to warn of when the usual use cases are on', async () => {
  expect(await warnings(true)).toEqual([]);
});

it('warns that nothing can be aborted, or submitted, without the queue', async () => {
  expect(await warnings(false)).toEqual([
    'entry-never-runs processing: Abort temporary card order',
    'entry-never-runs processing: Submit queued temporary cards',
  ]);
});

it('warns that no card comes into the stock without initializing', async () => {
  expect(await warnings(true, WHOLE.filter(([useCase]) => !useCase.endsWith('Initialize')))).toEqual(['state-unreachable unassigned: ']);
});
