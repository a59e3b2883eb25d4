import type { INestApplication } from '@nestjs/common';
import { BullQueue } from '@tessera/queue';
import { createStore } from '@tessera/store';
import { randomBytes } from 'node:crypto';
import { connect } from '../../boot/connect.js';
import { createTools } from '../../boot/create-app.js';
import { loadCatalogue } from '../../boot/load-catalogue.js';
import { tryKey } from '../../boot/try-key.js';
import { BadConfiguration, readConfiguration } from '../../house/configuration.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The house's own rooms, without a door: nothing listens, no job is worked off. */
export interface Tools {
  readonly app: INestApplication;
  /** Whether secrets can be sealed. */
  readonly hasKey: boolean;
}

/** Opens the rooms, does the work and closes them. Without TESSERA_KEY everything works that needs no secret. */
export async function withTools<R>(environment: Environment, work: (tools: Tools) => Promise<R>): Promise<R> {
  const hasKey = Boolean(environment['TESSERA_KEY']);
  const configuration = readConfiguration({ ...environment, ...(!hasKey && { TESSERA_KEY: randomBytes(32).toString('base64') }) });
  const catalogue = await loadCatalogue(configuration.pluginsFile);
  const dataSource = await connect(configuration);
  let queue: BullQueue | undefined;
  try {
    if (await dataSource.showMigrations()) throw new BadConfiguration(['The database is not up to date. Run: tessera migrate']);
    const storeRoom = createStore(dataSource, catalogue.objectTypes());
    if (hasKey) await tryKey(configuration, storeRoom.keyCheck);
    queue = await BullQueue.open(configuration.databaseUrl, { error: () => undefined });
    const app = await createTools({ configuration, catalogue, dataSource, storeRoom, queue });
    return await work({ app, hasKey });
  } finally {
    await queue?.close();
    await dataSource.destroy();
  }
}
