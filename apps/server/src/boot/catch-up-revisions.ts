import { Logger } from '@nestjs/common';
import { systemActor } from '@tessera/engine';
import type { StoreRoom } from '@tessera/store';

/** A house whose configuration is not that of its last revision gets one: first start, or a change by hand in the database. */
export async function catchUpRevisions({ configuration }: Pick<StoreRoom, 'configuration'>): Promise<void> {
  const number = await configuration.catchUp({ at: new Date(), actorId: systemActor.id, actorName: systemActor.displayName }, { origin: 'start' });
  if (number !== undefined) new Logger('Configuration').log(`the configuration is revision ${number} now`);
}
