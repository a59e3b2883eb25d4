import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';

// #region contract
contract(plugin, {
  folder: new URL('.', import.meta.url),
  storedOptions: { ParkingProcExtend: [{ months: 3 }] },
});
// #endregion
