import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';

contract(plugin, { folder: new URL('..', import.meta.url) });

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
