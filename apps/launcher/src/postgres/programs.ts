// The one place that leads to what the launcher and the test helper share.
export { canEnter, canRun, copyNative, findNative, freePort, initialize, launch, makeOwnFolder, systemUser, untilReady } from '../../../../config/deploy/cluster.mjs';
export type { DataFolder, Installation, SystemUser } from '../../../../config/deploy/cluster.mjs';
