import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigurationApplier } from '../configuration/configuration-applier.js';
import type { Configuration } from '../house/configuration.js';
import { catchUpRevisions } from './catch-up-revisions.js';
import { NodeBook } from '../nodes/index.js';
import { createApp } from './create-app.js';
import { putDefaultSchemes } from './default-schemes.js';
import { fillEmptyHouse } from './fill-empty-house.js';
import { clearFoundations, layFoundations } from './lay-foundations.js';

/** A running server. */
export interface OpenHouse {
  readonly app: NestFastifyApplication;
  /** Where it listens; `undefined` when it only works off jobs. */
  readonly url?: string;
  close(): Promise<void>;
}

/** Builds the house on its foundations, fills it when it is empty, and opens the door. */
export async function openHouse(configuration: Configuration): Promise<OpenHouse> {
  const foundations = await layFoundations(configuration);
  try {
    const app = await createApp(foundations);
    await fillEmptyHouse(foundations, app.get(ConfigurationApplier));
    await putDefaultSchemes(foundations);
    await catchUpRevisions(foundations.storeRoom);
    const url = await open(app, configuration);
    buildIndexes(foundations.storeRoom.buildAttributeIndexes());
    const close = async (): Promise<void> => {
      await app.get(NodeBook).leave();
      await app.close();
      await clearFoundations(foundations);
    };
    return { app, close, ...(url ? { url } : {}) };
  } catch (error) {
    await clearFoundations(foundations);
    throw error;
  }
}

async function open(app: NestFastifyApplication, { roles, host, port }: Configuration): Promise<string | undefined> {
  await app.init();
  // What the framework says about itself while it is built is nobody's news.
  Logger.overrideLogger(['log', 'warn', 'error']);
  if (!roles.has('api')) return undefined;
  await app.listen(port, host);
  return app.getUrl();
}

// Lists are right without them, only slower: nobody has to wait for them at the door.
function buildIndexes(work: Promise<void>): void {
  work.catch((error: unknown) => new Logger('Store').warn(`indexes are not complete: ${error instanceof Error ? error.message : String(error)}`));
}
