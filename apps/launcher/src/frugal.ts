// The only place besides `postgres/programs.ts` where the launcher reaches into the repository: tests start programs the same way.
export { FRUGAL_ENVIRONMENT, FRUGAL_FLAGS } from '../../../config/deploy/frugal.mjs';
