import { Logger } from '@nestjs/common';
import { daysIn } from '@tessera/engine';
import { BullQueue, migrateQueue } from '@tessera/queue';
import { createStore, KnownSteps, KnownTypes, migrate } from '@tessera/store';
import type { Configuration } from '../house/configuration.js';
import type { Foundations } from '../house/core.module.js';
import { packageHash } from '../nodes/index.js';
import { connect } from './connect.js';
import { loadCatalogue } from './load-catalogue.js';
import { refuseMissingPackages } from './refuse-missing-packages.js';
import { rememberSteps } from './remember-steps.js';
import { tryKey } from './try-key.js';
import { withTypesLeftBehind } from './types-left-behind.js';

/** Everything that has to stand before Nest: plugins checked, database connected and migrated, queue open. */
export async function layFoundations(configuration: Configuration): Promise<Foundations> {
  const installed = await loadCatalogue(configuration.pluginsFile);
  const hash = await packageHash(installed.packages);
  const dataSource = await connect(configuration);
  try {
    await migrate(dataSource);
    await migrateQueue(configuration.databaseUrl);
    const catalogue = await withTypesLeftBehind(installed, new KnownTypes(dataSource));
    const storeRoom = createStore(dataSource, catalogue.objectTypes(), daysIn(configuration.timeZone));
    await tryKey(configuration, storeRoom.keyCheck);
    await refuseMissingPackages(configuration, installed, storeRoom.runs);
    await storeRoom.installObjectTypes();
    await rememberSteps(catalogue, new KnownSteps(dataSource));
    const log = new Logger('Queue');
    const queue = await BullQueue.open(configuration.databaseUrl, {
      error: (message, error) => log.error(`${message}: ${error instanceof Error ? error.message : String(error)}`),
    });
    return { configuration, catalogue, packageHash: hash, dataSource, storeRoom, queue };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Closes what `layFoundations` opened. */
export async function clearFoundations({ queue, dataSource }: Foundations): Promise<void> {
  await queue.close();
  await dataSource.destroy();
}
