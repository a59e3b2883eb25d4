import { definePlugin } from '@tessera/plugin-api';
import { nameHolder } from './about/name-holder.js';
import { askForPermit } from './approval/ask-for-permit.js';
import { declinePermit, grantPermit } from './approval/decide.js';
import { withdrawPermits } from './batch/withdraw-permits.js';
import { pressHttp } from './call-a-bureau/press-http.js';
import { printPermits } from './call-a-bureau/print-permits.js';
import { freeSpace, whenPermitsEnd } from './cascade/free-space.task.js';
import { parkingSpace } from './cascade/parking-space.js';
import { paintPermit } from './custom-element/paint-permit.js';
import { importPermits } from './import/import-permits.js';
import { extendPermit } from './migrate-options/extend-permit.js';
import { reportLost } from './only-when/report-lost.js';
import { parkingPermit } from './permit/parking-permit.js';
import { changePlate } from './refuse/change-plate.js';
import { expirePermits } from './schedule/expire-permits.js';
import { permitWithdrawn, tellHolder } from './tell-somebody/permit-ends.js';
import { addProof } from './upload/add-proof.js';

// #region plugin
/** The parking of an office building: everything that the recipes show, in one package. */
export default definePlugin({
  objectTypes: [parkingPermit, parkingSpace],
  useCases: [
    askForPermit, grantPermit, declinePermit, addProof, paintPermit, printPermits, changePlate, extendPermit, expirePermits, withdrawPermits, reportLost,
  ],
  tasks: [freeSpace, tellHolder],
  reactions: [...whenPermitsEnd, { objectType: 'parking-permit', reaches: 'withdrawn', task: tellHolder }],
  connectors: [pressHttp],
  templates: [permitWithdrawn],
  fileImports: [importPermits],
  // Joins as soon as some package brings people.
  alongside: { identity: { useCases: [nameHolder] } },
});
// #endregion
