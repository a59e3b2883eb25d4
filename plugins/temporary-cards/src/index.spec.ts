import { readFileSync } from 'node:fs';
import { contract, translationGaps } from '@tessera/plugin-kit';
import { inHand } from './in-hand.js';
import plugin from './index.js';

for (const useCase of [...(plugin.useCases ?? []), ...(inHand.useCases ?? [])]) contract(useCase);

it('speaks Italian throughout', () => {
  const italian = JSON.parse(readFileSync(new URL('../locales/it.json', import.meta.url), 'utf8')) as Record<string, string>;
  expect(translationGaps(plugin, italian)).toEqual({ missing: [], unused: [] });
});

it('brings the use cases under the names that sites know', () => {
  expect(plugin.useCases?.map((useCase) => useCase.symbolicName)).toEqual([
    'TempCardsAddonExtProdProcOrder',
    'TempCardsAddonExtProdProcAbort',
    'TempCardsAddonExtProdInitialize',
    'TempCardsAddonExtProdProcUpdateOrder',
    'TempCardsAddonExtProdProcSubmitQueue',
  ]);
});

it('brings what happens to cards in people’s hands as soon as people are known', () => {
  expect(plugin.alongside?.['identity']?.useCases?.map((useCase) => useCase.symbolicName)).toEqual([
    'TempCardsProcAssign',
    'TempCardsProcExtend',
    'TempCardsProcWithdraw',
    'TempCardsProcLock',
    'TempCardsProcExpire',
  ]);
});
