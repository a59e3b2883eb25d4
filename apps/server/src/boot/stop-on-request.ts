import type { OpenHouse } from './open-house.js';

const PATIENCE_MS = 2_800;

/** Closes the house on SIGTERM, SIGINT, or when whoever started it is gone; in less than three seconds. */
export function stopOnRequest(opening: Promise<OpenHouse>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    opening.then((house) => house.close()).then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}
